import { useEffect, useState } from 'preact/hooks';
import { usePanel } from './panel-context';

type Step = 'asking' | 'sending' | 'done' | 'tooMany' | 'failed';

/** Leaves a number to be called at, where the business offers that. */
export function CallMe() {
  const { language, callbacks } = usePanel();
  const { words } = language;
  const [offered, setOffered] = useState(false);
  const [number, setNumber] = useState('');
  const [step, setStep] = useState<Step>('asking');

  useEffect(() => {
    if (!callbacks) return;
    let here = true;
    void callbacks.offered().then((yes) => here && setOffered(yes));
    return () => {
      here = false;
    };
  }, [callbacks]);

  if (!callbacks || !offered) return null;
  if (step === 'done') {
    return (
      <p class="call-me" role="status">
        {words.callBooked}
      </p>
    );
  }
  const problem = step === 'tooMany' ? words.tooMany : step === 'failed' ? words.badNumber : null;
  return (
    <details class="call-me">
      <summary>{words.callMe}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim() === '') return setStep('failed');
          setStep('sending');
          void callbacks.ask(number.trim()).then(setStep);
        }}
      >
        <div class="field">
          <label for="call-me">{words.yourNumber}</label>
          <input
            id="call-me"
            type="tel"
            autocomplete="tel"
            maxLength={40}
            dir="ltr"
            value={number}
            aria-invalid={problem ? 'true' : undefined}
            aria-describedby={problem ? 'call-me-problem' : undefined}
            onInput={(event) => setNumber(event.currentTarget.value)}
          />
          {problem && (
            <p class="problem" id="call-me-problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        <button type="submit" class="secondary" disabled={step === 'sending'}>
          {words.callMe}
        </button>
      </form>
    </details>
  );
}
