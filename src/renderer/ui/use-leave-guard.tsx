import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useServices } from '../window-services/services-context.ts';
import { LeaveDialog } from './leave-dialog.tsx';

/**
 * How the save of a form ended that is to be left. `moved`: what was typed during the save stands
 * unsaved in the form of the record that was made, where the user stays.
 */
export type SaveBeforeLeaving = 'stored' | 'refused' | 'moved';

interface LeaveGuardOptions {
  readonly dirty: boolean;
  /** Saves everything, what is typed during the save too. */
  readonly save: () => Promise<SaveBeforeLeaving>;
}

type Answer = (leave: boolean) => void;

/**
 * As Odoo: leaving a changed record saves it when it is valid. When it is not, the user decides.
 * Answers the dialog to render.
 */
export function useLeaveGuard({ dirty, save }: LeaveGuardOptions): ReactNode {
  const { api, location } = useServices();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const latest = useRef({ dirty, save });
  useEffect(() => {
    latest.current = { dirty, save };
  });

  useEffect(() => {
    const settle = async (): Promise<boolean> => {
      if (!latest.current.dirty) return true;
      const ended = await latest.current.save();
      if (ended !== 'refused') return ended === 'stored';
      return new Promise((resolve) => setAnswer(() => resolve));
    };
    const release = location.guardWith(settle);
    // Closing the window is one more way out: stopped, until the record is saved or given up.
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (!latest.current.dirty) return;
      event.preventDefault();
      void location.mayLeave().then((leave) => (leave ? api.call('app.close', {}) : null));
    };
    window.addEventListener('beforeunload', beforeUnload);
    return () => {
      release();
      window.removeEventListener('beforeunload', beforeUnload);
    };
  }, [api, location]);

  if (answer === null) return null;
  const close = (leave: boolean) => {
    setAnswer(null);
    answer(leave);
  };
  return <LeaveDialog onStay={() => close(false)} onDiscard={() => close(true)} />;
}
