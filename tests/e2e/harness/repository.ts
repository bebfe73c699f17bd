/** Where things are: the repository's top folder and the Python of its virtual environment. */

import path from "node:path";
import { fileURLToPath } from "node:url";

export const repository = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

export const python =
  process.platform === "win32"
    ? path.join(repository, ".venv", "Scripts", "python.exe")
    : path.join(repository, ".venv", "bin", "python");
