import { useRef } from 'react';
import { followUsername } from './follow-username.ts';

export interface UsernameFollower {
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
