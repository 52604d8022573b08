import { Alert, Button, CopyButton, Group, Modal, Stack } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './account.module.css';

interface RecoveryCodesProps {
  codes: string[];
  account: string;
  onClose: () => void;
}

/** The codes for a lost device, shown this once; only the button closes it, so that a slip does not lose them. */
export function RecoveryCodes({ codes, account, onClose }: RecoveryCodesProps) {
  const { t } = useTranslation('account');
  const text = codes.join('\n');
  return (
    <Modal opened onClose={onClose} title={t('factor.codesTitle')} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}>
      <Stack>
        <Alert color="lamp">{t('factor.codesText')}</Alert>
        <ul className={classes.codes} dir="ltr" aria-label={t('factor.codesTitle')}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <Group justify="space-between">
          <Group gap="xs">
            <CopyButton value={text} timeout={2000}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy} leftSection={copied ? <IconCheck size={17} /> : <IconCopy size={17} />}>
                  {copied ? t('shared:state.copied') : t('shared:action.copy')}
                </Button>
              )}
            </CopyButton>
            <Button
              variant="default"
              component="a"
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(`Centrala ${account}\n\n${text}\n`)}`}
              download="centrala-recovery-codes.txt"
              leftSection={<IconDownload size={17} />}
            >
              {t('factor.download')}
            </Button>
          </Group>
          <Button onClick={onClose}>{t('factor.codesKept')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
