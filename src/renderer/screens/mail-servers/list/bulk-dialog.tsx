import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bulkDirections, type BulkDirections } from '../../../../contract/bulk-servers.ts';
import { failureOf } from '../../../bridge/call-failure.ts';
import { type Direction } from '../../../navigation/paths.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import { ProgressLine } from '../../../ui/progress-line.tsx';
import { useCommand } from '../../../window-services/use-command.ts';
import { useSettled, useSettledQuery } from '../../sender-rules/use-settled-query.ts';
import { BulkPlanView } from './bulk-plan-view.tsx';

interface BulkDialogProps {
  readonly clientId: string;
  readonly direction: Direction;
  readonly onClose: () => void;
}

/** Adds many servers from a pasted list or a file: what would be made is shown before it is. */
export function BulkDialog({ clientId, direction, onClose }: BulkDialogProps) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const typed = useRef(text);
  useEffect(() => {
    typed.current = text;
  });
  const [directions, setDirections] = useState<BulkDirections>(direction);
  const settled = useSettled(text);
  const request = settled.trim() === '' ? null : { clientId, text: settled, directions };
  const plan = useSettledQuery('mailServers.planMany', request);
  const create = useCommand('mailServers.createMany');
  const isCurrent = settled === text && plan.data !== undefined && !plan.isPlaceholderData;
  const made = plan.data?.servers.filter(({ exists }) => !exists).length ?? 0;
  const failed = create.error ?? plan.error;
  // Lines that were typed while the others were added are not added yet.
  const closeUnlessTyped = (added: { readonly text: string }) => {
    if (typed.current === added.text) onClose();
  };
  return (
    <Dialog
      title={t('bulk.title')}
      onClose={onClose}
      actions={
        <>
          <button
            type="button"
            className="btn btn-primary"
            disabled={!isCurrent || made === 0 || create.isPending}
            onClick={() => {
              if (request !== null) void create.runHere(request, () => closeUnlessTyped(request));
            }}
          >
            {t('bulk.add', { count: isCurrent ? made : 0 })}
          </button>
          <button type="button" className="btn btn-secondary" onClick={onClose}>
            {t('actions.cancel')}
          </button>
        </>
      }
    >
      <p id={`${id}help`}>{t('bulk.help')}</p>
      <label className="form-label" htmlFor={`${id}text`}>
        {t('bulk.list')}
      </label>
      <textarea
        id={`${id}text`}
        className="form-control"
        rows={6}
        value={text}
        spellCheck={false}
        aria-describedby={`${id}help`}
        placeholder={'anna@example.com\nDoe, John <john@example.com>'}
        onChange={(event) => setText(event.target.value)}
      />
      <label className="form-label mt-2" htmlFor={`${id}file`}>
        {t('bulk.file')}
      </label>
      <FileDrop
        id={`${id}file`}
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        onChoose={(file) => void file.text().then(setText, () => setText(''))}
      />
      <fieldset className="choices mt-2">
        <legend>{t('bulk.directions')}</legend>
        {bulkDirections.options.map((value) => (
          <div className="form-check" key={value}>
            <input
              type="radio"
              className="form-check-input"
              id={`${id}${value}`}
              name={`${id}directions`}
              checked={directions === value}
              onChange={() => setDirections(value)}
            />
            <label className="form-check-label" htmlFor={`${id}${value}`}>
              {t(`bulk.direction.${value}`)}
            </label>
          </div>
        ))}
      </fieldset>
      <div role="status" className={isCurrent ? '' : 'outdated'}>
        {request !== null && plan.data !== undefined && <BulkPlanView plan={plan.data} />}
      </div>
      {create.isPending && <ProgressLine text={t('actions.saving')} />}
      <FailureAlert failure={failed === null ? null : failureOf(failed)} />
    </Dialog>
  );
}
