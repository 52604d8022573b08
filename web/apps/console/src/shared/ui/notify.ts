import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { useErrorText } from './errors';

const closeButton = () => ({ 'aria-label': i18next.t('shared:action.close') });

/** A quiet word that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'petrol', autoClose: 3500, closeButtonProps: closeButton() });
}

/** For actions without a form of their own, where an error has no other place. */
export function useNotifyError(): (error: unknown) => void {
  const text = useErrorText();
  return (error) => {
    notifications.show({ message: text(error), color: 'red', autoClose: 8000, closeButtonProps: closeButton() });
  };
}
