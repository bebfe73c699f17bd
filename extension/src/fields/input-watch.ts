/** Tells a field's listeners that its text may have changed, and keeps quiet while an input method composes. */

export class InputWatch {
  private readonly listeners = new Set<() => void>();
  private isComposing = false;

  constructor(element: HTMLElement, signal: AbortSignal) {
    const notify = (): void => this.notify();
    element.addEventListener("compositionstart", () => (this.isComposing = true), { signal });
    const composed = (): void => {
      this.isComposing = false;
      this.notify();
    };
    element.addEventListener("compositionend", composed, { signal });
    // A composition that a lost focus broke off ends without telling in some editors.
    element.addEventListener("focusout", composed, { signal });
    for (const type of ["input", "change", "focusin"]) element.addEventListener(type, notify, { signal });
    signal.addEventListener("abort", () => this.listeners.clear(), { once: true });
  }

  get composing(): boolean {
    return this.isComposing;
  }

  add(listener: () => void, signal: AbortSignal): void {
    this.listeners.add(listener);
    signal.addEventListener("abort", () => this.listeners.delete(listener), { once: true });
  }

  notify(): void {
    if (this.isComposing) return;
    for (const listener of [...this.listeners]) listener();
  }
}
