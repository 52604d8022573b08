/** Whether a visitor may ask to be called, and the asking. */
export interface Callbacks {
  offered(): Promise<boolean>;
  ask(number: string): Promise<'done' | 'tooMany' | 'failed'>;
}

export function callbacksOf(widgetId: string): Callbacks {
  const address = `/api/v1/widgets/${encodeURIComponent(widgetId)}/callbacks`;
  return {
    async offered() {
      try {
        const response = await fetch(address);
        return response.ok && ((await response.json()) as { offered?: boolean }).offered === true;
      } catch {
        return false;
      }
    },
    async ask(number) {
      try {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ number }),
        });
        return response.ok ? 'done' : response.status === 429 ? 'tooMany' : 'failed';
      } catch {
        return 'failed';
      }
    },
  };
}
