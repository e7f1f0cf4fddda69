import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useServices } from '../window-services/services-context.ts';
import { LeaveDialog } from './leave-dialog.tsx';

interface LeaveGuardOptions {
  readonly dirty: boolean;
  /** Answers whether everything is stored now. */
  readonly save: () => Promise<boolean>;
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
      if (await latest.current.save()) return true;
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
