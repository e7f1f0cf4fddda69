import { type CollegaApi } from '../contract/index.ts';

declare global {
  interface Window {
    /** Put there by the shell before the page loads; absent in a plain browser. */
    readonly collega: CollegaApi | undefined;
  }
}
