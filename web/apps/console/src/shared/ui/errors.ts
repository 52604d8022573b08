import { useTranslation } from 'react-i18next';
import { NetworkError, ProblemError } from '@/shared/api/problem';

/** Turns anything thrown into a sentence for a person. The server's own detail wins: it knows most. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof NetworkError) return t('error.network');
    if (error instanceof ProblemError) {
      if (error.status === 412) return t('error.stale');
      if (error.status === 403) return error.detail || t('error.forbidden');
      if (error.status === 429) return error.detail || t('error.tooMany', { seconds: error.retryAfterSeconds ?? 30 });
      if (error.status >= 500) return error.detail || t('error.server');
      return error.detail || error.title;
    }
    return t('error.unknown');
  };
}

interface FormLike {
  setErrors: (errors: Record<string, string>) => void;
}

/**
 * Puts the bad fields of a refusal under their inputs. Answers true when at least one field took a message, so that the
 * caller shows the general error only for the rest.
 */
export function showFieldErrors(form: FormLike, error: unknown): boolean {
  if (!(error instanceof ProblemError) || error.fields.length === 0) return false;
  form.setErrors(error.byField);
  return true;
}
