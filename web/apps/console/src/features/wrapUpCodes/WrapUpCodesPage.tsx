import { Badge, Switch, TextInput } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '@/shared/api';
import { type SetUpFormProps, SetUpPage, useSetUpForm } from '@/shared/setUp';
import { FormDrawer } from '@/shared/ui';

interface WrapUpCode extends Resource {
  name: string;
  active: boolean;
}

export default function WrapUpCodesPage() {
  const { t } = useTranslation('wrapUpCodes');
  return (
    <SetUpPage<WrapUpCode>
      name="wrapUpCodes"
      path="/wrapUpCodes"
      icon={IconTags}
      Form={CodeForm}
      columns={[
        { key: 'name', header: t('name'), render: (code) => code.name },
        { key: 'active', header: t('status'), width: 160, render: (code) => (code.active ? <Badge>{t('inUse')}</Badge> : <Badge color="gray">{t('retired')}</Badge>) },
      ]}
    />
  );
}

function CodeForm({ item, onClose }: SetUpFormProps<WrapUpCode>) {
  const { t } = useTranslation('wrapUpCodes');
  const { form, drawer } = useSetUpForm({
    name: 'wrapUpCodes',
    path: '/wrapUpCodes',
    item,
    onClose,
    values: (code: WrapUpCode | null) => ({ name: code?.name ?? '', active: code?.active ?? true }),
    body: ({ name, active }) => ({ name: name.trim(), active }),
    validate: { name: (name) => (name.trim() ? null : t('nameNeeded')) },
  });
  return (
    <FormDrawer {...drawer}>
      <TextInput label={t('name')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      <Switch label={t('active')} description={t('activeText')} {...form.getInputProps('active', { type: 'checkbox' })} />
    </FormDrawer>
  );
}
