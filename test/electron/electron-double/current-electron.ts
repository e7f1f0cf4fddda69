import { type ElectronDouble } from './create-electron-double.ts';

/**
 * Stands in for the module `electron` where a test loads a source file of src/main (an alias of
 * vitest.config.ts). Everything is looked up at use, in the double that the test has made current.
 */
let current: ElectronDouble['electron'] | null = null;

export function useElectronDouble(double: ElectronDouble): void {
  current = double.electron;
}

function lookUp<Name extends keyof ElectronDouble['electron']>(
  name: Name,
): ElectronDouble['electron'][Name] {
  // A function, so that it can be called with `new`.
  const target = function standIn() {
    return undefined;
  };
  const now = () => {
    if (current === null) throw new Error('no electron double is in use');
    return current[name] as object;
  };
  return new Proxy(target, {
    get: (_target, key) => {
      const value: unknown = Reflect.get(now(), key);
      return typeof value === 'function' ? (value.bind(now()) as unknown) : value;
    },
    construct: (_target, args: unknown[]) =>
      Reflect.construct(now() as new (...given: unknown[]) => object, args),
  }) as unknown as ElectronDouble['electron'][Name];
}

export const app = lookUp('app');
export const session = lookUp('session');
export const BrowserWindow = lookUp('BrowserWindow');
export const ipcMain = lookUp('ipcMain');
export const dialog = lookUp('dialog');
export const shell = lookUp('shell');
export const Menu = lookUp('Menu');
export const screen = lookUp('screen');
export const nativeTheme = lookUp('nativeTheme');
