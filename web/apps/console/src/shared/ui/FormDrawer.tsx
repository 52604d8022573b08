import { Alert, Button, Drawer, Group, ScrollArea, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from './errors';
import classes from './ui.module.css';

interface FormDrawerProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** Called with a valid native form; read the values from the Mantine form. */
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  saving?: boolean;
  /** What went wrong with the last save; null when nothing, or when the fields already say it. */
  error?: unknown;
  submitLabel?: string;
  /** Something at the start side of the footer, e.g. a remove button. */
  secondary?: ReactNode;
  size?: 'md' | 'lg' | 'xl';
  children: ReactNode;
}

/** Creates or edits one thing beside the list it belongs to. Enter saves, Escape closes, the error stands above the buttons. */
export function FormDrawer(props: FormDrawerProps) {
  const { t } = useTranslation();
  const text = useErrorText();
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.error) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [props.error]);
  return (
    <Drawer
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      position="right"
      size={props.size ?? 'md'}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      scrollAreaComponent={ScrollArea.Autosize}
      classNames={{ content: classes.drawerContent ?? '' }}
      styles={{ body: { flex: 1, paddingInline: 0, paddingBottom: 0 } }}
    >
      <form onSubmit={props.onSubmit} noValidate className={classes.drawerForm}>
        <Stack gap="md" className={classes.drawerFields}>
          {props.children}
          {Boolean(props.error) && (
            <Alert ref={alert} color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} />}>
              {text(props.error)}
            </Alert>
          )}
        </Stack>
        <Group justify="space-between" className={classes.drawerFooter}>
          <div>{props.secondary}</div>
          <Group gap="xs">
            <Button variant="default" onClick={props.onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={props.saving ?? false}>
              {props.submitLabel ?? t('action.save')}
            </Button>
          </Group>
        </Group>
      </form>
    </Drawer>
  );
}
