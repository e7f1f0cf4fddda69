/**
 * A browser opens a file that is dropped on a page in place of the page: the window would be gone.
 * Where a drop is wanted, its own handler takes it first.
 */
export function ignoreDroppedFiles(target: EventTarget): void {
  for (const name of ['dragover', 'drop']) {
    target.addEventListener(name, (event) => event.preventDefault());
  }
}
