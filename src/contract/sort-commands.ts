/** A finding's commands by what is done with them. */
export interface SortedCommands {
  /** Pages to open, e.g. Microsoft's consent page: none of PowerShell's commands. */
  readonly addresses: string[];
  /** To be run one after the other. */
  readonly commands: string[];
  /**
   * The alternative to those for one mailbox, which concerns every mailbox of the organisation: not
   * a next step, and in no script with them.
   */
  readonly forOrganisation: string[];
}

export function sortCommands(all: readonly string[]): SortedCommands {
  const addresses = all.filter((command) => command.startsWith('https://'));
  const others = all.filter((command) => !command.startsWith('https://'));
  const wide = others.filter((command) => organisationWide.test(command));
  const own = others.filter((command) => !organisationWide.test(command));
  // Alone it is no alternative to anything.
  return own.length === 0
    ? { addresses, commands: wide, forOrganisation: [] }
    : { addresses, commands: own, forOrganisation: wide };
}

/** The one command of the catalogue that sets something for the organisation. */
const organisationWide = /^Set-TransportConfig\b/;
