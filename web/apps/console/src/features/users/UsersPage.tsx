import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SetUpPage } from '@/shared/setUp';
import { PersonMark } from '@/shared/ui';
import { roles, type User } from './user';
import { UserForm } from './UserForm';

const colours = { active: 'petrol', invited: 'lamp', deactivated: 'gray' };

export default function UsersPage() {
  const { t } = useTranslation('users');
  return (
    <SetUpPage<User>
      name="users"
      path="/users"
      icon={IconUsers}
      Form={UserForm}
      columns={[
        { key: 'name', header: t('name'), render: (user) => <Who user={user} /> },
        { key: 'roles', header: t('roles'), render: (user) => roles.filter((role) => user.roles.includes(role)).map((role) => t(`shared:role.${role}`)).join(t('and')) },
        { key: 'work', header: t('work'), render: (user) => (user.agent ? t('skillCount', { count: user.agent.skills.length }) : t('noWork')) },
        { key: 'status', header: t('status'), width: 150, render: (user) => <Badge color={colours[user.status]}>{t(`state.${user.status}`)}</Badge> },
      ]}
    />
  );
}

function Who({ user }: { user: User }) {
  return (
    <Group gap="sm" wrap="nowrap">
      <PersonMark id={user.id} name={user.name} />
      <Stack gap={0} miw={0}>
        <bdi>{user.name}</bdi>
        <Text component="bdi" size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {user.email}
        </Text>
      </Stack>
    </Group>
  );
}
