import { useTranslation } from 'react-i18next';

/** What can be told before the server is asked; the server has the last word. */
export function useRules() {
  const { t } = useTranslation('access');
  return {
    required: (value: string) => (value.trim() ? null : t('rule.required')),
    email: (value: string) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('rule.email')),
    password: (value: string) => (value.length >= 10 ? null : t('rule.password')),
  };
}
