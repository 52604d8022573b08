import { ActionIcon, CopyButton, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './ui.module.css';

/** A value to be taken elsewhere (a snippet, a secret, an address), with a button that copies it. */
export function CopyField({ value, label }: { value: string; label: string }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" fw={550} mb={4}>
        {label}
      </Text>
      <Group gap={4} wrap="nowrap" align="flex-start" className={classes.copy}>
        <code dir="ltr" className={classes.copyValue}>
          {value}
        </code>
        <CopyButton value={value} timeout={2000}>
          {({ copied, copy }) => (
            <Tooltip label={copied ? t('state.copied') : t('action.copy')}>
              <ActionIcon onClick={copy} aria-label={`${t('action.copy')}: ${label}`} color={copied ? 'petrol' : 'gray'}>
                {copied ? <IconCheck size={17} /> : <IconCopy size={17} />}
              </ActionIcon>
            </Tooltip>
          )}
        </CopyButton>
      </Group>
    </div>
  );
}
