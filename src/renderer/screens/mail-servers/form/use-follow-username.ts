import { useRef } from 'react';
import { type MailServer } from '../../../../contract/mail-servers.ts';
import { type ServerDraft } from './use-server-form.ts';

export interface Followers {
  readonly onNameTyped: () => void;
  readonly onFilterTyped: () => void;
  readonly onUsernameTyped: (username: string) => void;
  readonly onDiscarded: () => void;
}

/** The name, and FROM Filtering of an outgoing server, in step with the username. */
export function useFollowers(form: ServerDraft['form'], server: MailServer | null): Followers {
  const storedUsername = server?.username ?? '';
  const filter = useFollowUsername({
    storedUsername,
    read: () => form.getValues('fromFilter'),
    write: (value) => form.setValue('fromFilter', value, { shouldDirty: true }),
  });
  const name = useFollowUsername({
    storedUsername,
    read: () => form.getValues('name'),
    // An empty name that was complained about is all right now.
    write: (value) =>
      form.setValue('name', value, { shouldDirty: true, shouldValidate: value !== '' }),
  });
  return {
    onNameTyped: name.onTyped,
    onFilterTyped: filter.onTyped,
    // Entering the mailbox alone is enough to save; a stored server keeps the name it has.
    onUsernameTyped: (username) => {
      if (form.getValues('direction') === 'outgoing') filter.onUsernameTyped(username);
      if (server === null) name.onUsernameTyped(username);
    },
    onDiscarded: () => {
      filter.onDiscarded();
      name.onDiscarded();
    },
  };
}

interface UsernameFollower {
  /** The user typed into the field that follows. */
  readonly onTyped: () => void;
  readonly onUsernameTyped: (username: string) => void;
  readonly onDiscarded: () => void;
}

interface FollowedField {
  readonly storedUsername: string;
  readonly read: () => string;
  /** Called only with another value than `read` answers. */
  readonly write: (value: string) => void;
}

/** Keeps a field in step with the username until the user types into it. */
export function useFollowUsername({ storedUsername, read, write }: FollowedField) {
  const typed = useRef(false);
  const previous = useRef<string | null>(null);
  const follower: UsernameFollower = {
    onTyped: () => {
      typed.current = true;
    },
    onUsernameTyped: (username) => {
      const value = read();
      const followed = followUsername({
        value,
        previousUsername: previous.current ?? storedUsername,
        username,
        typed: typed.current,
      });
      previous.current = username;
      if (followed !== value) write(followed);
    },
    onDiscarded: () => {
      typed.current = false;
      previous.current = null;
    },
  };
  return follower;
}

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
