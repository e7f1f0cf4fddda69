import { type NotAdoptedCode } from '../../../contract/odoo-adoption.ts';

/** Something of an Odoo that stays there, before it is put into words. */
export interface NotAdopted {
  readonly code: NotAdoptedCode;
  /** Name of the server, parameter or value. */
  readonly name: string;
}
