// Places that are named often enough to know without their context, lower case: states of the United States,
// large cities, towns of Connecticut, countries and Spanish-speaking places.
export const PLACES: ReadonlySet<string> = new Set(
  `alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa|
  kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|
  nevada|new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|
  rhode island|south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|
  wyoming|puerto rico|boston|chicago|los angeles|houston|phoenix|philadelphia|san antonio|san diego|dallas|austin|
  miami|orlando|tampa|atlanta|seattle|portland|denver|detroit|baltimore|brooklyn|queens|bronx|manhattan|harlem|newark|
  jersey city|providence|springfield|worcester|holyoke|lawrence|las vegas|sacramento|san francisco|oakland|san jose|
  hartford|east hartford|west hartford|new haven|bridgeport|stamford|waterbury|norwalk|danbury|new britain|meriden|
  bristol|west haven|east haven|milford|middletown|norwich|shelton|torrington|naugatuck|new london|groton|manchester|
  enfield|windsor|vernon|wallingford|southington|glastonbury|newington|branford|stratford|fairfield|greenwich|hamden|
  willimantic|windham|ansonia|derby|killingly|putnam|danielson|mansfield|storrs|wethersfield|rocky hill|cromwell|
  méxico|mexico|guatemala|honduras|el salvador|nicaragua|colombia|venezuela|ecuador|perú|peru|república dominicana|
  dominican republic|cuba|costa rica|panamá|panama|bolivia|chile|argentina|españa|spain|san juan|ponce|bayamón|
  bayamon|caguas|mayagüez|carolina|arecibo|tijuana|monterrey|guadalajara|puebla|tegucigalpa|san pedro sula|quito|
  guayaquil|lima|bogotá|bogota|medellín|medellin|caracas|santo domingo|canada|france|germany|italy|austria|england|
  brazil|brasil|australia|india|china|japan|russia|london|paris|berlin|rome|united states|usa|estados unidos|haiti|
  haití|jamaica|poland|sweden|norway|denmark|finland|ireland|scotland|wales|belgium|switzerland|netherlands|portugal|
  greece|turkey|israel|egypt|kenya|nigeria|south africa|new zealand|philippines|vietnam|thailand|korea|south korea`
    .split('|')
    .map((name) => name.trim()),
)
