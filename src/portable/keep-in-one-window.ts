/**
 * Runs on every page of a sign-in window, before anything of its own: what would open another
 * window (a link, a script, a form) opens here, where the redirect is watched, and what would start
 * another program does nothing. Must not refer to
 * anything outside itself: its text is what crosses to the page.
 */
export function keepInOneWindow(): void {
  window.open = (url) => {
    if (url !== undefined) location.assign(url);
    return null;
  };
  const stay = (event: Event): void => {
    const found = event.target instanceof Element ? event.target.closest('[target]') : null;
    found?.removeAttribute('target');
    const button = event instanceof SubmitEvent ? event.submitter : null;
    button?.removeAttribute('formtarget');
  };
  addEventListener('click', stay, true);
  addEventListener('submit', stay, true);
  // A mail or telephone address would start another program, or take the page away.
  const { navigation } = globalThis as { navigation?: EventTarget };
  navigation?.addEventListener('navigate', (event) => {
    const { destination } = event as Event & { readonly destination: { readonly url: string } };
    if (!/^(?:https?|about|data|blob):/i.test(destination.url)) event.preventDefault();
  });
  // A form that a script sends fires no event.
  const submit = Object.getOwnPropertyDescriptor(HTMLFormElement.prototype, 'submit')
    ?.value as HTMLFormElement['submit'];
  HTMLFormElement.prototype.submit = function (this: HTMLFormElement) {
    this.removeAttribute('target');
    submit.call(this);
  };
}
