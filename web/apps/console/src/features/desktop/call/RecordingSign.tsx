import { useTranslation } from 'react-i18next';
import type { Call } from '../session/call';
import classes from './call.module.css';

/** Says whether the call is recorded; a shape and a word, never colour alone. */
export function RecordingSign({ recording }: { recording: Call['recording'] }) {
  const { t } = useTranslation('desktop');
  return (
    <span role="status" className={classes.recording} data-recording={recording}>
      {recording !== 'off' && (
        <>
          <span className={classes.recordingDot} aria-hidden />
          {t(`call.recording.${recording}`)}
        </>
      )}
    </span>
  );
}
