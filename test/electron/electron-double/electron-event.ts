/** The event object Electron hands to its listeners; `details` are merged in, as Electron does. */
export interface ElectronEventDouble {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function createEvent<Details extends object>(
  details: Details,
): ElectronEventDouble & Details {
  let prevented = false;
  const event = {
    get defaultPrevented() {
      return prevented;
    },
    preventDefault: () => {
      prevented = true;
    },
  };
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(details)) as typeof event &
    Details;
}

/** What every object of Electron throws once what it stands for is gone (electron issue 4279). */
export function throwDestroyed(): never {
  throw new TypeError('Object has been destroyed');
}
