interface FilterState {
  readonly fromFilter: string;
  readonly previousUsername: string;
  readonly username: string;
  /** The user has typed into FROM Filtering since the form was opened. */
  readonly typed: boolean;
}

/**
 * FROM Filtering after the username has changed. Odoo overwrites it each time (odoo.md 2); here it
 * follows only while it is nothing but the username, and never once the user has typed into it.
 */
export function followUsername({ fromFilter, previousUsername, username, typed }: FilterState) {
  const follows = !typed && fromFilter.trim() === previousUsername.trim();
  return follows ? username.trim() : fromFilter;
}
