import { describe, expect, it } from 'vitest';
import { GuardedLocation, type HashPort } from './guarded-location.ts';

function createBrowser(path: string) {
  let changed: () => void = () => undefined;
  const browser = {
    path,
    written: [] as string[],
    goBackTo(to: string) {
      browser.path = to;
      changed();
    },
  };
  const port: HashPort = {
    read: () => browser.path,
    write: (to, replace) => {
      browser.path = to;
      browser.written.push(`${replace ? 'replace' : 'push'} ${to}`);
    },
    listen: (listener) => {
      changed = listener;
      return () => undefined;
    },
  };
  return { browser, location: new GuardedLocation(port) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the guarded location', () => {
  it('goes where it is told when no form is open', async () => {
    const { browser, location } = createBrowser('/clients');
    const seen: string[] = [];
    location.subscribe(() => seen.push(location.current()));
    expect(await location.go('/clients/a/settings')).toBe(true);
    expect(seen).toEqual(['/clients/a/settings']);
    expect(browser.written).toEqual(['push /clients/a/settings']);
  });

  it('stays when the guard says no', async () => {
    const { browser, location } = createBrowser('/form');
    location.guardWith(() => Promise.resolve(false));
    expect(await location.go('/elsewhere')).toBe(false);
    expect(location.current()).toBe('/form');
    expect(browser.written).toEqual([]);
  });

  it('puts the address back when the user stays after pressing Back', async () => {
    const { browser, location } = createBrowser('/form');
    location.guardWith(() => Promise.resolve(false));
    browser.goBackTo('/before');
    await settled();
    expect(location.current()).toBe('/form');
    expect(browser.path).toBe('/form');
  });

  it('follows Back when the guard lets go', async () => {
    const { browser, location } = createBrowser('/form');
    location.guardWith(() => Promise.resolve(true));
    browser.goBackTo('/before');
    await settled();
    expect(location.current()).toBe('/before');
  });

  it('asks once, however often the user presses meanwhile, and goes where they pressed last', async () => {
    const { browser, location } = createBrowser('/form');
    let asked = 0;
    let answer: (leave: boolean) => void = () => undefined;
    location.guardWith(() => {
      asked += 1;
      return new Promise((resolve) => {
        answer = resolve;
      });
    });
    const first = location.go('/one');
    expect(await location.go('/two')).toBe(false);
    answer(true);
    expect(await first).toBe(true);
    expect(location.current()).toBe('/two');
    expect(browser.written).toEqual(['push /two']);
    expect(asked).toBe(1);
    location.guardWith(() => Promise.resolve(true));
    await location.go('/three');
    expect(location.current()).toBe('/three');
  });

  it('does not ask about a record that has just been saved', async () => {
    const { browser, location } = createBrowser('/new');
    location.guardWith(() => Promise.resolve(false));
    expect(await location.go('/record', { replace: true, unguarded: true })).toBe(true);
    expect(browser.written).toEqual(['replace /record']);
  });

  it('keeps the guard of the next form when the one before lets go late', async () => {
    const { location } = createBrowser('/form');
    const release = location.guardWith(() => Promise.resolve(true));
    location.guardWith(() => Promise.resolve(false));
    release();
    expect(await location.go('/elsewhere')).toBe(false);
  });
});
