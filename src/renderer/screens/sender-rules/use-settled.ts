import { useEffect, useState } from 'react';

/** Long enough to type on, short enough to feel at once; in milliseconds. */
const pause = 250;

/** The value once it has stopped changing for a moment. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
