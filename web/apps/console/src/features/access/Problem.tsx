import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useErrorText } from '@/shared/ui';

/** The reason a form was refused, announced when it appears. */
export function Problem({ error, text }: { error: unknown; text?: string | undefined }) {
  const wording = useErrorText();
  if (!error) return null;
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} />}>
      {text ?? wording(error)}
    </Alert>
  );
}
