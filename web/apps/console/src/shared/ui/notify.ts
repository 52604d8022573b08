import { notifications } from '@mantine/notifications';
import { useErrorText } from './errors';

/** A quiet word that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'petrol', autoClose: 3500 });
}

/** For actions without a form of their own, where an error has no other place. */
export function useNotifyError(): (error: unknown) => void {
  const text = useErrorText();
  return (error) => {
    notifications.show({ message: text(error), color: 'red', autoClose: 8000 });
  };
}
