import { newFile, value, valueOn } from './_scripts';

const CHART = `
  sheet.getRange('A1:C4').setValues([
    ['Month', 'Won', 'Expected'], ['Jan', 10, 5], ['Feb', 20, 8], ['Mar', 5, 9],
  ]);
  const builder = sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:C4')).setNumHeaders(1)
    .setPosition(6, 2, 10, 20).setOption('title', 'Flow').setOption('isStacked', true)
    .setOption('colors', ['#1A73E8', 'red']).setOption('legend', { position: 'bottom' })
    .setOption('width', 500).setOption('height', 300).setOption('vAxis', { title: 'kr' });
  sheet.insertChart(builder.build());`;

describe('charts', () => {
  test('the grid draws the series with their numbers, colours and stacking', () => {
    const file = newFile();
    valueOn(file, CHART);
    const { getters } = file.model;
    const [id] = getters.getChartIds('0');
    const runtime = getters.getChartRuntime(id!) as unknown as {
      chartJsConfig: { data: { labels: string[]; datasets: { data: number[]; label: string }[] } };
    };
    const { labels, datasets } = runtime.chartJsConfig.data;
    expect(labels).toEqual(['Jan', 'Feb', 'Mar']);
    expect(datasets.map(({ label, data }) => [label, data])).toEqual([
      ['Won', [10, 20, 5]],
      ['Expected', [5, 8, 9]],
    ]);
    expect(getters.getChartDefinition(id!)).toMatchObject({
      type: 'bar',
      stacked: true,
      title: { text: 'Flow' },
      legendPosition: 'bottom',
      dataSetStyles: { 0: { backgroundColor: '#1A73E8' }, 1: { backgroundColor: '#FF0000' } },
    });
    expect(getters.getFigures('0')).toMatchObject([{ col: 1, row: 5, width: 500, height: 300 }]);
  });

  test('getCharts gives ranges, options and place; ranges follow their cells', () => {
    expect(
      value(`${CHART}
        sheet.insertRowsBefore(1, 2);
        const [chart] = sheet.getCharts();
        const info = chart.getContainerInfo();
        return [chart.getRanges().map((range) => range.getA1Notation()), chart.getOptions().get('title'),
          info.getAnchorRow(), info.getAnchorColumn(), info.getOffsetX(), typeof chart.getChartId()];`),
    ).toEqual([['A3:C6'], 'Flow', 6, 2, 10, 'number']);
  });

  test('modify and updateChart change it, removeChart removes it', () => {
    expect(
      value(`${CHART}
        const before = sheet.getCharts()[0];
        sheet.updateChart(before.modify().setChartType(Charts.ChartType.LINE).setOption('title', 'Pace').build());
        const [after] = sheet.getCharts();
        const state = [sheet.getCharts().length, after.getOptions().get('title'),
          String(after.modify().getChartType()), after.getChartId() === before.getChartId()];
        sheet.removeChart(after);
        return [...state, sheet.getCharts().length];`),
    ).toEqual([1, 'Pace', 'LINE', true, 0]);
  });

  test('combo charts mix bars and lines; a range of rows can be turned', () => {
    const file = newFile();
    valueOn(
      file,
      `sheet.getRange('A1:C2').setValues([['', 'Jan', 'Feb'], ['Won', 1, 2]]);
       sheet.insertChart(sheet.newChart().asComboChart().addRange(sheet.getRange('A1:C2'))
         .setTransposeRowsAndColumns(true).setOption('series', { 0: { type: 'line' } }).build());`,
    );
    const { getters } = file.model;
    expect(getters.getChartDefinition(getters.getChartIds('0')[0]!)).toMatchObject({
      type: 'combo',
      dataSetStyles: { 0: { type: 'line' } },
    });
  });

  test.each([
    ["setOption('series', { 0: { labelInLegend: 'Won', color: 'red' } })"],
    ["setOption('series.0', { labelInLegend: 'Won', color: 'red' })"],
    ["setOption('series.0.labelInLegend', 'Won').setOption('series.0.color', 'red')"],
  ])('a series has its name and colour however they are set: %s', (setting) => {
    const file = newFile();
    valueOn(
      file,
      `sheet.getRange('A1:B2').setValues([['Jan', 1], ['Feb', 2]]);
       sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:B2')).${setting}.build());`,
    );
    const { getters } = file.model;
    expect(getters.getChartDefinition(getters.getChartIds('0')[0]!)).toMatchObject({
      dataSetStyles: { 0: { label: 'Won', backgroundColor: '#FF0000' } },
    });
  });

  test('what the engine cannot draw is refused by name', () => {
    expect(() =>
      value(`sheet.insertChart(sheet.newChart().setChartType(Charts.ChartType.ORG)
        .addRange(sheet.getRange('A1:B2')).build());`),
    ).toThrow('NotImplemented: ChartType.ORG');
  });
});
