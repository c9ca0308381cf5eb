// The home screen's menu: everything that is not about one company.
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { type Screen, useNavigator } from '../navigation.ts';
import { type TextKey, useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import menuStyles from '../ui/menu.module.css';

interface Entry {
  readonly name: TextKey;
  readonly screen: Screen;
}

const ENTRIES: readonly Entry[] = [
  { name: 'activity.title', screen: { screen: 'activity', about: null } },
  { name: 'more.inspector', screen: { screen: 'inspector' } },
  { name: 'more.setupCheck', screen: { screen: 'setupCheck' } },
  { name: 'more.about', screen: { screen: 'about' } },
];

export function MoreMenu() {
  const t = useTexts();
  const navigator = useNavigator();
  return (
    <MenuTrigger>
      <Button weight="quiet" icon="more" aria-label={t('more.title')} />
      <Popover className={menuStyles.popover ?? ''} placement="bottom end">
        <Menu className={menuStyles.list ?? ''}>
          {ENTRIES.map(({ name, screen }) => (
            <MenuItem
              key={name}
              className={menuStyles.item ?? ''}
              textValue={t(name)}
              onAction={() => navigator.open(screen)}
            >
              <span>{t(name)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
