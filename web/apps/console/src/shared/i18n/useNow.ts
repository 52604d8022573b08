import { useEffect, useState } from 'react';

/** The current epoch milliseconds, renewed every `everyMillis`: for clocks and countdowns. */
export function useNow(everyMillis = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  return now;
}
