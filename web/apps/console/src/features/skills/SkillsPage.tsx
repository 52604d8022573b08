import { TextInput } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '@/shared/api';
import { type SetUpFormProps, SetUpPage, useSetUpForm } from '@/shared/setUp';
import { FormDrawer } from '@/shared/ui';

interface Skill extends Resource {
  name: string;
}

export default function SkillsPage() {
  const { t } = useTranslation('skills');
  return (
    <SetUpPage<Skill> name="skills" path="/skills" icon={IconSchool} Form={SkillForm} columns={[{ key: 'name', header: t('name'), render: (skill) => skill.name }]} />
  );
}

function SkillForm({ item, onClose }: SetUpFormProps<Skill>) {
  const { t } = useTranslation('skills');
  const { form, drawer } = useSetUpForm({
    name: 'skills',
    path: '/skills',
    item,
    onClose,
    values: (skill: Skill | null) => ({ name: skill?.name ?? '' }),
    body: ({ name }) => ({ name: name.trim() }),
    validate: { name: (name) => (name.trim() ? null : t('nameNeeded')) },
  });
  return (
    <FormDrawer {...drawer}>
      <TextInput label={t('name')} description={t('nameText')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
    </FormDrawer>
  );
}
