interface FollowingState {
  /** What stands in the field that follows. */
  readonly value: string;
  readonly previousUsername: string;
  readonly username: string;
  /** The user has typed into the field since the form was opened. */
  readonly typed: boolean;
}

/**
 * A field that starts as the username, after the username has changed. Odoo overwrites FROM
 * Filtering each time (odoo.md 2); here a field follows only while it is nothing but the username,
 * and never once the user has typed into it.
 */
export function followUsername({ value, previousUsername, username, typed }: FollowingState) {
  const follows = !typed && value.trim() === previousUsername.trim();
  return follows ? username.trim() : value;
}
