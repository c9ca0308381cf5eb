// Copies the token in a format other than the company's own.
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { CompanyView } from '../../app/shared/contract/companies.ts';
import { COPY_FORMATS } from '../../app/shared/contract/sessions.ts';
import { useTexts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import menuStyles from '../ui/menu.module.css';
import { useCompanyActions } from './company-actions.ts';

export function CopyFormatMenu({ company }: { readonly company: CompanyView }) {
  const t = useTexts();
  const actions = useCompanyActions();
  return (
    <MenuTrigger>
      <Button weight="primary" icon="chevronDown" aria-label={t('copy.as')} />
      <Popover className={menuStyles.popover ?? ''} placement="bottom start">
        <Menu className={menuStyles.list ?? ''}>
          {COPY_FORMATS.map((format) => (
            <MenuItem
              key={format}
              className={menuStyles.item ?? ''}
              textValue={t(`copy.${format}`)}
              onAction={() => void actions.copy(company, format)}
            >
              <span>{t(`copy.${format}`)}</span>
              <span className={menuStyles.example}>{t(`copy.${format}Example`)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
