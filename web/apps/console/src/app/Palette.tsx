import { Modal } from '@mantine/core';
import { IconArrowRight, IconBolt, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keyNames, useActiveShortcuts } from '@/shared/keyboard/shortcuts';
import { features } from './features';
import { useNavEntries } from './Nav';
import classes from './Palette.module.css';

interface Choice {
  id: string;
  label: string;
  hint: string;
  kind: 'page' | 'action';
  run: () => void;
}

/** ⌘K: every page and every action that has a shortcut, found by typing a part of its name. */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onClose} padding={0} size={560} yOffset="12vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.open')}>
        <Modal.Body>
          <PaletteContent onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function PaletteContent({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['shared', ...features.filter((feature) => feature.nav.length > 0).map((feature) => feature.name)]);
  const navigate = useNavigate();
  const entries = useNavEntries();
  const shortcuts = useActiveShortcuts();
  const list = useId();
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const choices = useMemo<Choice[]>(() => {
    const pages = entries.map<Choice>((entry) => ({
      id: entry.to,
      label: t(entry.label),
      hint: '',
      kind: 'page',
      run: () => void navigate({ to: entry.to }),
    }));
    const actions = shortcuts
      .filter((shortcut) => shortcut.keys !== 'mod+k')
      .map<Choice>((shortcut) => ({
        id: shortcut.keys,
        label: shortcut.label,
        hint: keyNames(shortcut.keys).join(' '),
        kind: 'action',
        run: shortcut.run,
      }));
    const needle = wanted.trim().toLocaleLowerCase();
    return [...actions, ...pages].filter((choice) => choice.label.toLocaleLowerCase().includes(needle));
  }, [entries, shortcuts, wanted, navigate, t]);
  const chosen = Math.min(at, choices.length - 1);

  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    onClose();
    // After the dialog is gone, so that what the action focuses keeps the focus.
    setTimeout(choice.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((chosen + 1) % Math.max(1, choices.length));
    else if (event.key === 'ArrowUp') setAt((chosen - 1 + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter') take(choices[chosen]);
    else return;
    event.preventDefault();
  };

  return (
    <div className={classes.palette}>
      <div className={classes.field}>
        <IconSearch size={17} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={choices[chosen] ? `${list}-${chosen}` : undefined}
          aria-label={t('shared:palette.open')}
          placeholder={t('shared:palette.placeholder')}
          value={wanted}
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul id={list} role="listbox" aria-label={t('shared:palette.open')} className={classes.list}>
        {choices.map((choice, index) => (
          <li
            key={`${choice.kind}-${choice.id}`}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onPointerMove={() => setAt(index)}
            onClick={() => take(choice)}
          >
            {choice.kind === 'page' ? <IconArrowRight size={16} className={classes.arrow} aria-hidden /> : <IconBolt size={16} aria-hidden />}
            <span>{choice.label}</span>
            {choice.hint && <kbd dir="ltr">{choice.hint}</kbd>}
          </li>
        ))}
        {choices.length === 0 && <li className={classes.none}>{t('shared:palette.none')}</li>}
      </ul>
    </div>
  );
}
