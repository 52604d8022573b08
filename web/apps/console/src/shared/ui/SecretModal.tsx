import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyField } from './CopyField';

interface SecretModalProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** Why it has to be copied now. */
  text: string;
  values: { label: string; value: string }[];
}

/** What is shown this once; only its own button closes it, so that a slip does not lose the secret. */
export function SecretModal({ opened, onClose, title, text, values }: SecretModalProps) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}>
      <Stack>
        <Alert color="lamp">{text}</Alert>
        {values.map(({ label, value }) => (
          <CopyField key={label} label={label} value={value} />
        ))}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('shared:action.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
