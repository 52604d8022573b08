import { MultiSelect, TextInput } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Resource, useList } from '@/shared/api';
import { type SetUpFormProps, SetUpPage, useSetUpForm } from '@/shared/setUp';
import { FormDrawer } from '@/shared/ui';

interface AgentGroup extends Resource {
  name: string;
  members: string[];
}

export default function AgentGroupsPage() {
  const { t } = useTranslation('agentGroups');
  return (
    <SetUpPage<AgentGroup>
      name="agentGroups"
      path="/agentGroups"
      icon={IconUsersGroup}
      Form={AgentGroupForm}
      columns={[
        { key: 'name', header: t('name'), render: (group) => <bdi>{group.name}</bdi> },
        { key: 'members', header: t('members'), align: 'end', width: 120, render: (group) => group.members.length },
      ]}
    />
  );
}

function AgentGroupForm({ item, onClose }: SetUpFormProps<AgentGroup>) {
  const { t } = useTranslation('agentGroups');
  const people = useList<Resource & { name: string; agent: object | null }>('/users');
  const { form, drawer } = useSetUpForm({
    name: 'agentGroups',
    path: '/agentGroups',
    item,
    onClose,
    values: (group: AgentGroup | null) => ({ name: group?.name ?? '', members: group?.members ?? [] }),
    body: ({ name, members }) => ({ name: name.trim(), members }),
    validate: { name: (name) => (name.trim() ? null : t('nameNeeded')) },
  });
  const choices = (people.data ?? []).filter(({ id, agent }) => agent || form.values.members.includes(id));
  return (
    <FormDrawer {...drawer}>
      <TextInput label={t('name')} description={t('nameText')} required maxLength={200} data-autofocus {...form.getInputProps('name')} />
      <MultiSelect label={t('members')} description={t('membersText')} data={choices.map(({ id, name }) => ({ value: id, label: name }))} searchable {...form.getInputProps('members')} />
    </FormDrawer>
  );
}
