import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ImportReport } from '../../flows/importDeals';
import type { ImportFields } from '../../flows/importFields';
import { read } from '../server';
import type { Trouble } from '../trouble';
import { TroubleBanner } from '../troubleText';
import { ChangeStatus, useChange } from '../useChange';
import { useServer } from '../useServer';
import { NotSetUp } from '../views/notSetUp';
import { speak, spokenLanguage } from '../words';
import { say } from './importWords';
import { ChooseFile } from './chooseFile';
import {
  choiceOf,
  importRequest,
  missingField,
  proposedChoices,
  wantsReading,
} from './columnChoices';
import type { ColumnChoice, ColumnChoices } from './columnChoices';
import type { CsvTable, Encoding, SeparatorName } from './csvFile';
import { encodingOf, isProblem, readCsv } from './csvFile';
import { ColumnTable } from './columnTable';
import { FileLine } from './fileLine';
import { ImportDone } from './importDone';
import { ImportFooter } from './importFooter';

/** A file of the person's, as bytes. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

/** From the choice of a file to the report on what came in. */
export function ImportPage(): JSX.Element {
  const start = useServer(() => read('importFields', []));
  const [, setSpoken] = useState('');
  useEffect(() => {
    if (!start.value) return;
    void speak(start.value.language).then(() => setSpoken(spokenLanguage()));
  }, [start.value]);
  const [file, setFile] = useState<ChosenFile | null>(null);

  if (start.value && !start.value.isSetUp) return <NotSetUp onDone={start.reload} />;
  return file === null ? (
    <main>
      {start.trouble && <TroubleBanner trouble={start.trouble} />}
      <ChooseFile onChosen={setFile} />
    </main>
  ) : (
    <MatchColumns key={file.name} file={file} onChosen={setFile} />
  );
}

function MatchColumns({
  file,
  onChosen,
}: {
  file: ChosenFile;
  onChosen(file: ChosenFile): void;
}): JSX.Element {
  const [encoding, setEncoding] = useState<Encoding>(() => encodingOf(file.bytes));
  const [separator, setSeparator] = useState<SeparatorName | undefined>(undefined);
  const table = useMemo(
    () => readCsv(file.bytes, encoding, separator, (n) => say('map.column', { n })),
    [file, encoding, separator],
  );
  const understanding = useUnderstanding(isProblem(table) ? null : table);
  const { state, run } = useChange();
  const [report, setReport] = useState<ImportReport | null>(null);
  const [complaint, setComplaint] = useState<Complaint | null>(null);

  if (report && !isProblem(table)) return <ImportDone report={report} table={table} />;
  const line = (
    <FileLine
      name={file.name}
      table={table}
      encoding={encoding}
      separator={isProblem(table) ? separator : table.separator}
      isLocked={state.isWorking}
      onEncoding={setEncoding}
      onSeparator={setSeparator}
      onChosen={onChosen}
    />
  );
  if (isProblem(table) || understanding.fields === undefined) {
    return (
      <>
        <main>
          {line}
          {understanding.trouble && <TroubleBanner trouble={understanding.trouble} />}
        </main>
        <ImportFooter />
      </>
    );
  }

  const { fields } = understanding.fields;
  const { choices } = understanding;
  const importNow = async (): Promise<void> => {
    if (state.isWorking) return;
    const found = complaintAbout(fields, choices);
    setComplaint(found);
    if (found) {
      document.getElementById(found.control)?.focus();
      return;
    }
    const answer = await run('importDeals', importRequest(table, fields, choices));
    if (answer.ok) setReport(answer.value);
  };
  return (
    <>
      <main aria-busy={state.isWorking}>
        {line}
        <ColumnTable
          table={table}
          fields={fields}
          proposed={understanding.fields.proposed}
          choices={choices}
          complaint={complaint}
          isLocked={state.isWorking}
          onChoose={(field, choice) => {
            setComplaint(null);
            understanding.choose(field, choice);
          }}
        />
      </main>
      <ImportFooter
        rows={table.rows.filter((row) => row.some((cell) => cell.trim() !== '')).length}
        isWorking={state.isWorking}
        onImport={() => void importNow()}
      >
        <ChangeStatus state={state} working={say('csv.progress', { n: table.rows.length })} />
      </ImportFooter>
    </>
  );
}

/** Something that must be chosen first, and the control where that is done. */
export interface Complaint {
  readonly field: string;
  readonly control: string;
  readonly text: string;
}

function complaintAbout(fields: ImportFields['fields'], choices: ColumnChoices): Complaint | null {
  const heading = (name: string): string =>
    fields.find(({ field }) => field === name)?.heading ?? name;
  const missing = missingField(choices);
  if (missing !== undefined) {
    const text = say('map.missing', { field: heading(missing) });
    return { field: missing, control: `column-${missing}`, text };
  }
  const open = fields.find((field) => {
    const choice = choices[field.field];
    return choice !== undefined && wantsReading(field, choice);
  });
  if (!open) return null;
  const text = say('map.missingReading', { field: open.heading });
  return { field: open.field, control: `reading-${open.field}`, text };
}

/** What the server makes of the headings, and what the person made of that. */
function useUnderstanding(table: CsvTable | null): {
  readonly fields: ImportFields | undefined;
  readonly trouble: Trouble | undefined;
  readonly choices: ColumnChoices;
  choose(field: string, choice: Partial<ColumnChoice> | null): void;
} {
  const [fields, setFields] = useState<ImportFields | undefined>(undefined);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const [choices, setChoices] = useState<ColumnChoices>({});
  useEffect(() => {
    setFields(undefined);
    if (table === null) return undefined;
    let isCurrent = true;
    void read('importFields', table.headings).then((answer) => {
      if (!isCurrent) return;
      if (!answer.ok) setTrouble(answer.trouble);
      else {
        setTrouble(undefined);
        setChoices(proposedChoices(table, answer.value.fields, answer.value.proposed));
        setFields(answer.value);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [table]);
  return {
    fields,
    trouble,
    choices,
    choose(name, wanted) {
      const field = fields?.fields.find((each) => each.field === name);
      if (!field || table === null) return;
      setChoices((before) => {
        if (wanted === null) return { ...before, [name]: undefined };
        const present = before[name];
        const isOther = wanted.column !== undefined && wanted.column !== present?.column;
        if (!isOther) return { ...before, [name]: { ...present!, ...wanted } };
        // A column fills one field: where it was taken, it is taken away.
        const others = Object.entries(before).filter(
          ([, choice]) => choice?.column !== wanted.column,
        );
        return {
          ...Object.fromEntries(others),
          [name]: choiceOf(table, field, wanted.column!),
        };
      });
    },
  };
}
