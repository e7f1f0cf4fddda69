/**
 * Runs on the page: tries everything that the content security policy forbids. Answers what ran all
 * the same, and the directives that were reported. Must not refer to anything outside itself.
 */
export async function tryForbidden({
  address,
  expected,
}: {
  readonly address: string;
  readonly expected: readonly string[];
}): Promise<{ readonly ran: string[]; readonly violated: string[] }> {
  const violated = new Set<string>();
  const ran: string[] = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    violated.add(event.effectiveDirective);
  });
  const attempt = (name: string, action: () => unknown): void => {
    try {
      if (action() === 'ran') ran.push(name);
    } catch {
      // Refused, as it must be; the event says by which directive.
    }
  };
  const add = (tag: string, properties: Readonly<Record<string, string>>): void => {
    attempt(tag, () => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
      document.body.append(element);
    });
  };
  // DevTools allow `eval` to what they evaluate themselves: from here on this is a task of the page.
  await new Promise((resolve) => setTimeout(resolve));
  Object.assign(globalThis, { noteRun: (name: string) => ran.push(name) });

  attempt('eval', () => (0, eval)('"ran"') as unknown);
  attempt('timer', () => setTimeout('noteRun("timer")' as unknown as () => void));
  attempt('innerHTML', () => {
    document.body.innerHTML = '<b id="injected">x</b>';
    return document.querySelector('#injected') === null ? null : 'ran';
  });
  attempt('policy', () => {
    const { trustedTypes } = globalThis as unknown as {
      trustedTypes: { createPolicy(name: string, rules: object): unknown };
    };
    trustedTypes.createPolicy('default', { createHTML: (text: string) => text });
    return 'ran';
  });
  attempt('inline script', () => {
    const script = document.createElement('script');
    script.append('noteRun("inline script")');
    document.body.append(script);
  });
  attempt('script of another', () => {
    const script = document.createElementNS('http://www.w3.org/1999/xhtml', 'script');
    script.setAttribute('src', `${address}x.js`);
    document.body.append(script);
  });
  attempt('inline handler', () => {
    const image = document.createElement('img');
    image.setAttribute('onerror', 'noteRun("inline handler")');
    image.src = `${address}handler.png`;
    document.body.append(image);
  });
  add('style', {});
  attempt('inline style', () => {
    const style = document.createElement('style');
    style.textContent = 'body { letter-spacing: 7px }';
    document.head.append(style);
    return getComputedStyle(document.body).letterSpacing === '7px' ? 'ran' : null;
  });
  add('b', { style: 'color: rgb(1, 2, 3)' });
  add('img', { src: `${address}x.png` });
  add('iframe', { src: address });
  add('video', { src: `${address}x.mp4` });
  add('link', { rel: 'stylesheet', href: `${address}x.css` });
  add('link', { rel: 'modulepreload', href: `${address}x.js` });
  add('base', { href: address });
  attempt('worker', () => {
    const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
    worker.onmessage = () => ran.push('worker');
  });
  attempt('form', () => {
    const form = document.createElement('form');
    Object.assign(form, { action: address, method: 'post' });
    document.body.append(form);
    form.submit();
  });
  await fetch(address).then(
    () => ran.push('fetch'),
    () => undefined,
  );
  await new FontFace('x', `url(${address}x.woff2)`).load().then(
    () => ran.push('font'),
    () => undefined,
  );
  // Each refusal is an event of its own; one that never comes is missing from the answer.
  for (let turn = 0; turn < 200 && !expected.every((name) => violated.has(name)); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { ran, violated: [...violated].sort() };
}
