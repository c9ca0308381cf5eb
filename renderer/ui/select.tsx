// A choice of one among a few, as a button that opens a list.
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { Icon } from './icons.tsx';
import menuStyles from './menu.module.css';
import { RowOrigin } from './row.tsx';
import styles from './select.module.css';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly example?: string;
  /** The language of the name, where it differs from the window's. */
  readonly language?: string;
}

interface SelectProps<Id extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
  /** It cannot be changed. */
  readonly isDisabled?: boolean;
  /** Where the value came from. */
  readonly origin?: string | undefined;
  /** Label on the left and button on the right, as in a settings row. */
  readonly isRow?: boolean;
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hint, choices, chosen, onChoose, isDisabled = false, origin, isRow = false } = props;
  const choose = (key: unknown) => {
    const choice = choices.find(({ id }) => id === key);
    if (choice) onChoose(choice.id);
  };
  const about = hint !== undefined && (
    <Text slot="description" className={styles.hint ?? ''}>
      {hint}
    </Text>
  );
  return (
    <div>
      <AriaSelect
        className={(isRow ? styles.row : styles.field) ?? ''}
        value={chosen}
        isDisabled={isDisabled}
        onChange={choose}
      >
        <div className={styles.about}>
          <Label className={styles.label ?? ''}>{label}</Label>
          {isRow && about}
          <RowOrigin words={origin} />
        </div>
        <Button className={styles.button ?? ''}>
          <SelectValue className={styles.value ?? ''} />
          <Icon name="chevronDown" />
        </Button>
        {!isRow && about}
        <Popover className={menuStyles.popover ?? ''}>
          <ListBox className={menuStyles.list ?? ''} items={choices}>
            {(choice) => (
              <ListBoxItem className={menuStyles.item ?? ''} textValue={choice.name}>
                <span lang={choice.language}>{choice.name}</span>
                {choice.example !== undefined && <span className={menuStyles.example}>{choice.example}</span>}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaSelect>
    </div>
  );
}
