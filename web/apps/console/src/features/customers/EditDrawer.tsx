import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemError, useUpdate } from '@/shared/api';
import { FormDrawer, notifyDone, showFieldErrors } from '@/shared/ui';
import { attributesPatch } from './attributes';
import type { Customer } from './types';

interface Change {
  name: string;
  attributes: Record<string, string | null>;
}

const MOST_ATTRIBUTES = 50;

/** Name and attributes; addresses come from the channels and are not written by hand. */
export function EditDrawer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation('customers');
  const update = useUpdate<Customer, Change>('/customers');
  const form = useForm({
    initialValues: { name: customer.name ?? '', rows: Object.entries(customer.attributes).map(([key, value]) => ({ key, value })) },
    validate: {
      rows: {
        key: (key, { rows }) => (!key.trim() ? t('keyNeeded') : rows.filter((row) => row.key.trim() === key.trim()).length > 1 ? t('keyTwice') : null),
      },
    },
  });
  const submit = form.onSubmit(({ name, rows }) =>
    update.mutate(
      { resource: customer, change: { name: name.trim(), attributes: attributesPatch(customer.attributes, rows) } },
      {
        onSuccess: () => {
          notifyDone(t('shared:state.saved'));
          onClose();
        },
        onError: (error) => void showFieldErrors(form, error),
      },
    ),
  );
  const error = update.error instanceof ProblemError && update.error.byField['name'] ? null : update.error;
  return (
    <FormDrawer opened onClose={onClose} title={t('editTitle')} onSubmit={submit} saving={update.isPending} error={error}>
      <TextInput label={t('name')} maxLength={200} data-autofocus {...form.getInputProps('name')} />
      <Fieldset legend={t('attributes')}>
        <Stack gap="xs">
          {form.values.rows.map((_, index) => (
            <Group key={index} gap="xs" wrap="nowrap" align="flex-start">
              <TextInput flex={1} aria-label={t('key')} placeholder={t('key')} maxLength={100} {...form.getInputProps(`rows.${index}.key`)} />
              <TextInput flex={1} aria-label={t('value')} placeholder={t('value')} maxLength={2000} {...form.getInputProps(`rows.${index}.value`)} />
              <ActionIcon onClick={() => form.removeListItem('rows', index)} aria-label={`${t('shared:action.remove')}: ${form.values.rows[index]?.key ?? ''}`}>
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Button
            variant="default"
            size="xs"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconPlus size={14} aria-hidden />}
            disabled={form.values.rows.length >= MOST_ATTRIBUTES}
            onClick={() => form.insertListItem('rows', { key: '', value: '' })}
          >
            {t('addAttribute')}
          </Button>
        </Stack>
      </Fieldset>
    </FormDrawer>
  );
}
