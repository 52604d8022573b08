import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type Resource, type Role, useCreate, useMe } from '@/shared/api';
import { FormDrawer, showFieldErrors } from '@/shared/ui';

export interface Key extends Resource {
  name: string;
  roles: Role[];
  clientId: string;
  createdAt: string;
}

export interface CreatedKey extends Key {
  clientSecret: string;
}

const roles: Role[] = ['owner', 'admin', 'supervisor', 'agent'];

interface KeyDrawerProps {
  opened: boolean;
  onClose: () => void;
  onCreated: (key: CreatedKey) => void;
}

export function KeyDrawer({ opened, onClose, onCreated }: KeyDrawerProps) {
  const { t } = useTranslation('keys');
  const me = useMe();
  const create = useCreate<CreatedKey, { name: string; roles: string[] }>('/keys');
  const form = useForm({
    initialValues: { name: '', roles: [] as string[] },
    validate: {
      name: (name) => (name.trim() ? null : t('nameNeeded')),
      roles: (chosen) => (chosen.length ? null : t('rolesNeeded')),
    },
  });
  const close = () => {
    onClose();
    form.reset();
    create.reset();
  };
  const submit = form.onSubmit((values) =>
    create.mutate(
      { ...values, name: values.name.trim() },
      {
        onSuccess: (key) => {
          close();
          onCreated(key);
        },
        onError: (error) => showFieldErrors(form, error),
      },
    ),
  );
  const offered = roles.filter((role) => role !== 'owner' || me.data?.roles.includes('owner'));
  return (
    <FormDrawer opened={opened} onClose={close} title={t('new')} onSubmit={submit} saving={create.isPending} error={create.error} submitLabel={t('shared:action.create')}>
      <TextInput label={t('name')} description={t('nameText')} maxLength={200} required data-autofocus {...form.getInputProps('name')} />
      <Checkbox.Group label={t('roles')} description={t('rolesText')} required {...form.getInputProps('roles')}>
        <Stack gap="xs" mt={6}>
          {offered.map((role) => (
            <Checkbox key={role} value={role} label={t(`shared:role.${role}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </FormDrawer>
  );
}
