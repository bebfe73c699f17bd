/** Puts words on the clipboard, on pages without the clipboard API too (plain http). */

/** Whether it worked. Call it from a click. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof DOMException) return copyByCommand(text);
    throw cause;
  }
}

function copyByCommand(text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener("copy", put, { capture: true, once: true });
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", put, { capture: true });
  return copied;
}
