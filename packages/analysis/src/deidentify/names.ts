// First names that are common among young people and their families in English and Spanish, lower case.
// Names that are mostly other words (hope, will, mark, grace, faith, angel, rose, luz, paz) are left out.
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `aaliyah aaron abigail adam adrian adriana aisha alan alana alberto alejandra alejandro alex alexa alexander alexandra
  alexis alicia alyssa amanda amber amelia amy ana anabel andre andrea andres andrew angela angelica angelina anita ann
  anna anne annie anthony antonio ariana arturo ashley audrey austin ava barbara beatriz benjamin bernardo bianca brandon
  brenda brian brianna brittany bruno bryan caleb camila carla carlos carmen carol carolina caroline catherine cecilia
  cesar charles charlotte chloe chris christian christina christine christopher claire claudia cody connor courtney
  cristian cristina crystal cynthia daisy daniel daniela danielle danny david dayana deborah denise derek desiree diana
  diego dominic donna dylan eduardo elena eli elijah elizabeth emily emma emmanuel enrique eric erica erik esmeralda
  esteban esther ethan eva evan evelyn fabiola felicia felipe fernanda fernando francisco frank gabriel gabriela gary
  gavin george gerardo gilberto gloria gregory guadalupe guillermo gustavo hailey hannah harold heather hector heidi helen
  henry hugo ian ignacio imani ines irene isaac isabel isabella isaiah ivan jacob jacqueline jada jaime jake jalen jamal
  james jamie janet jasmine jason javier jayden jeff jeffrey jenna jennifer jenny jeremy jerome jesse jessica jimena
  joan joanna joaquin joel john johnny jonathan jordan jorge jose joseph joshua juan juana juanita judith julia julian
  juliana julie julio justin karen karina karla kate katherine kathleen katie kayla keisha keith kelly kenneth kevin
  kiara kim kimberly kristen kyle lakisha latoya laura lauren leah leonardo leslie leticia liam lidia liliana linda lisa
  logan lorena lorenzo lori louis lucas lucia lucy luis luisa luke madison malik manuel marc marcela marco marcos
  margaret margarita maria mariana maribel marisol marissa mario marlene marta martha martin mary mason mateo matthew
  maya megan melanie melissa mercedes mia michael michelle miguel mike miranda miriam mohamed monica monique morgan nadia
  nancy naomi natalia natalie nathan nelson nicholas nick nicole nina noah noel noelia nora norma olga olivia omar oscar
  pablo pamela paola patricia patrick paul paula pedro peter philip priscilla rachel rafael ramon raquel raul raymond
  rebecca renata ricardo richard rita robert roberta roberto rocio rodrigo roger rosa rosario ruben ruth ryan sabrina
  samantha samuel sandra santiago sara sarah scott sean sebastian selena sergio shanice shannon sharon sheila shirley
  silvia simon sofia sophia stephanie stephen steve steven susan susana tamika tanya tara tatiana teresa thomas tiana
  tiffany tim timothy tina tomas tony tracy travis tyler tyrone valentina valeria vanessa veronica vicente victor
  victoria vincent virginia vivian walter wendy wilfredo william xavier ximena yadira yaritza yesenia yolanda yvonne
  zachary zoe josé maría lucía sofía andrés sebastián martín ramón raúl rubén césar héctor víctor ángela mónica verónica
  sofía inés rocío tomás joaquín álvaro adrián julián iván óscar simón nicolás jesús`.split(/\s+/),
)
