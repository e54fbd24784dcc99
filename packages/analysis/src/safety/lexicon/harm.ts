// What others do: abuse at home, exploitation, people of a service; other children; running; asking for help.
export const HARM = `
2 abuse HITS|TOUCHES *1 me|us ^like|that|think|to|feel|with|about|forward|laugh|off|at|aside|up|a|when|out|in|because
2 abuse FAMILY|PARTNER|HE|bfs *2 HITS|TOUCHES *2 me|us ^like|think|to|feel|that|with|forward|a|aside|out|at|up|off
2 abuse FAMILY|PARTNER|HE|bfs *3 HITS|TOUCHES me|us
r abuse HE|FAMILY|PARTNER *2 HITPAST|TOUCHPAST *1 me|us ^like|up|off|in|with|how|at|the|a
2 abuse FAMILY *2 TOUCHPAST *1 me ^heart
r abuse got|get|gets|been|was|getting HITPAST|TOUCHPAST|hit|beat|jumped *1 again|up|by|for|last|yesterday|today|$
2 abuse i|we keep|get|gets|getting|am *1 hit|beat|beaten|slapped|whooped|whipped|abused|raped ^with|by|the *2 $
2 abuse get|getting|gets|got|getting|am|im|being *1 hit|beat|beaten|abused|raped|molested|smacked *1 every|again|when|if|by|at|for|here
2 abuse being *1 abused|beaten|hit|raped|molested|assaulted|exploited|trafficked
2 abuse wont|doesnt|dont|never|cant|didnt stop|quit|stops touching|hitting|hurting|grabbing|kissing|beating|calling|raping
2 abuse no *1 deja|dejan|para|paran *1 de TOCANDO|tocarme|pegarme|golpearme|molestarme|manosearme|tocar|pegar|buscarme|llamarme|escribirme
2 abuse comes|come|gets|get|coming|climbs|sneaks|crawls|sleeps|goes *2 in|into|to|on|inside my|our bed|room|shower|bathroom|cuarto|cama *3 night|when|and|sleep|asleep|noche|at|again|while|$
2 abuse gets|comes|climbs|sneaks|crawls *1 in|into|on my|our bed|cama
2 abuse se mete|meten|sube|acuesta *3 cama|cuarto|bano|cuartos|bed|room|regadera
2 abuse mete|meten|sube|entra|entran *1 en|a|al|in mi|my|nuestro|nuestra cama|cuarto|bano|bed|room
2 abuse me|nos *1 PEGA ^a|el|la|ir|esperar|hacer|que|mucho|esa|los|bien|risa|atencion|bola|las|un|una|turno|otra|trabajadora|cama|esta|primero|ser
2 abuse FAMILY|PARTNER|STAFF|ex *3 me|nos *1 PEGA|TOCA ^ir|la|las|los|un|una|a|hacer
2 abuse el|ella|ellos|quien|alguien|hombre|senor *1 me|nos *1 PEGA|TOCA ^ir|a|las|los|un|una|hacer
2 abuse me|nos *1 manosea|manosean|viola|violan|besa|acaricia|toquetea|desviste ^la|el
2 abuse me toca|tocan ^ir|a|las|los|un|una *2 cuando|donde|partes|pierna|cuerpo|piernas|dormida|dice|noche ^ir
2 abuse me|nos *1 esta|estan|sigue|siguen|anda PEGANDO|TOCANDO|lastimando|haciendo *1 dano|cosas|$
2 abuse me|nos *1 sigue|siguen|vuelve|vuelven|esta|estan *2 PEGANDO|TOCANDO|pegar|golpear|tocar|violar
2 abuse me|nos|le|les *1 PEGA *4 cuando|cada|todos|siempre|noche|si|por|otra|aqui|con|cable|cinto|casa
2 abuse le|les|los *1 pega|pegan|golpea|golpean|maltrata|maltratan ^bien|al *1 a|en|todos|cada|cuando|$
r abuse me|nos *1 PEGO|TOCO|golpearon|hicieron *3 anoche|ayer|otra|hoy|antier
r abuse FAMILY|PARTNER|HE *2 me|nos *1 PEGO|TOCO
2 abuse abusa|abusan|abusando|viola|violando *1 de|me *1 mi|nosotras|nosotros|me|$
2 abuse me|nos hace|hacen|haciendo dano ^ir|la|el *1 $
2 abuse me|nos hace|hacen|hizo|hicieron cosas ^buenas|lindas
2 abuse tocarme|violarme|manosearme|pegarme|golpearme
2 abuse makes|make|made|forces|making *1 me|us *1 touch|kiss|undress|watch|take|lay|lie|do|sleep *1 him|it|off|stuff|things|porn|clothes|with
2 abuse forces|forcing|obliga|obligan|obligando *1 me|us|nos ^feel|think
2 abuse me|nos *1 obliga|obligan|obligando|fuerza|fuerzan *1 ^la|a a *1 ^la|limpiar|ir|estudiar|comer ^tarea
2 abuse obliga|obligan|forces *2 hacer|do|ver *1 cosas|things|stuff|cosas|hombres|porno
2 abuse locks|lock|locking|locked|encierra|encierran *1 me|us|nos ^out *4 room|food|closet|basement|cuarto|comer|comida|outside|sotano|bano
2 abuse me|nos encierra|encierran|amarra|amarran
2 abuse dont|doesnt|wont|not|never *1 give|gives|giving|let|lets me|us *1 food|eat ^in|candy|there
2 abuse dont|doesnt|wont|not|barely feed|feeds|feeding *1 me|us|the|them
2 abuse no me|nos *1 da|dan|dejan *2 comer|comida ^en|dulces|chatarra
2 abuse is|keeps|been|be *1 doing *1 stuff|things *1 to me|us
2 abuse FAMILY|PARTNER|HE *1 me|nos hace|hacen cosas
2 abuse locks|lock|locked|llave|candado|pone *3 pantry|fridge|food|comida|refri|kitchen|cocina|alacena
2 abuse bed|sleep|duermo|acuesto|dormir *1 hungry|hambre
2 abuse leaves *1 me|us *1 alone *4 days|food|weeks
2 abuse me|nos deja|dejan *1 sola|solas|solos|solo *4 dias|comida|semanas
2 abuse watches|watching|spies|films|records|looks|films *1 me|us *4 shower|change|naked|undress|sleep|bathroom|dress|changing
2 abuse me|nos *1 espia|ve|mira|graba|observa *4 bano|bano|cambio|duermo|banarme|desvisto|desnuda
2 abuse bruises|bruise|moretones|moreton|marks|marcas|black|morados|golpes *2 from|on|de|por|eye|all *4 dad|mom|him|her|stepdad|boyfriend|papa|mama|hizo|padrastro|el|ella|it|hit|them|foster|me
2 abuse tengo|have|got|hide|tapo *2 bruises|moretones|morados|golpes|marcas
2 abuse hurts|hurting|lastima *1 me|us *2 if|when|si|cuando|every
2 abuse calls|llama *1 me *1 names|slut|whore|puta *6 hits|slaps|locks|pega|again
2 abuse beat|hit|kill|hurt|punish *1 me|us if i *1 tell|talk|say|told|leave|dont
2 abuse beats|hits|whips|burns|pega|golpea|quema me|us *2 with|con *2 belt|cord|cable|cinto|iron|stick|cinturon|plancha|palo|extension|cigarette
2 abuse something|algo|things|cosas|somebody *4 touching|touches|toca|tocando|hurting|hurts|lastimando *1 me|us|$
2 abuse touching|hurting|hitting|raping|molesting|tocando|lastimando|abusing me|us ^by|with
2 abuse he|they|she|me *1 grabs|grab|agarra|agarran|jalonea|arrastra|jala *4 me|hair|brazo|arm|pelo|neck|cuello|contra|wall|pared
2 abuse me|nos *1 jala|jalan|agarra *2 pelo|cabello|brazo
2 abuse mi *1 FAMILY|PARTNER *4 abusa|viola|toca|pega|golpea
2 abuse step dad|mom|brother|father|bro *2 HITS|TOUCHES|hit|touched
3 abuse HARMBASE|HITPAST|TOUCHPAST me|us ^up|like|with|at|to|the|down|a|out|home|in|my|that|off
3 abuse me|nos *1 PEGABA|PEGO|TOCO|golpearon|abuso|pegado ^el|la|caso|bien
3 abuse PEGABA|abuso|abusaron|violaron *1 de ^la|los *1 mi|nosotras
3 abuse abused|raped|molested|violada|abusada|golpeada|maltratada|abuse|abuso|abusive|maltrato ^of
3 abuse lock|locked|encerraban|encerro *1 me|us|nos|en
3 abuse HITS|PEGA|TOCA|pego *1 me|us
3 abuse me PEGA|pego ^la|el|un|a|ir|que|mucho|atencion|bien|cama|risa
3 abuse hacerme|hacer|hurt dano|me|us
3 abuse dejaba|dejaban|leave|left *2 alone|solos|sola *2 days|dias|$
2 exploitation HE|PARTNER|FAMILY|STAFF|still|todavia|sigue|y *1 MAKES|forces|me *1 me|us|girls|nos|her *2 SEXWORKY|tricks|johns
2 exploitation MAKES|force|forces|making|pone|ponen *1 me|us|nos|girls *1 a? *2 MEN|SEXWORKY ^at|with|my
2 exploitation makes|make|making|forces|has|have|wants|force|makin *1 me|us *1 see|meet|sleep|go|do|be|have|hang|call|with *1 with|dates|MEN|sex|SEXWORKY|his|tricks|old|older
2 exploitation makes|making|make|wants|tells|asks|has|forces *1 me|us|for *2 send|take|post|make|sell|give|for *2 PICS|nudes|ads|money
2 exploitation makes|make|making|have|forces|forcing *1 me|us *1 work *5 pay|paid|hotel|money|all|street|night|him|club|sick|day|free|debt
2 exploitation me|nos *1 obliga|obligan|hace|hacen|pone|ponen|manda|mandan|lleva|llevan|exige|exigen|vuelve *1 a? *2 MEN|SEXWORKY|acostarme|acostarnos|prostituirme|trabajar|estar|sexo|desnuda|salir *2 ^en|la|tienda
2 exploitation me|nos *1 obliga|hace|hacen|pone|manda|mandan *1 a|con *1 acostarme|hombres|clientes|senores|ver|tipos|sus ^la|tareas|limpiar *1 amigos|con|hombres|clientes|$
2 exploitation me|nos *1 pone|ponen|obliga|manda *1 a trabajar *2 calle|bar|para|por|noche|en
2 exploitation acostarme|acostarnos|acostarse|sleep|have|sex con|with *1 sus|his|guys|men|hombres|amigos|clientes|her *1 amigos|friends|landlord|$
2 exploitation have|gotta|must|got|supposed|hafta|tengo|tenemos|hay *1 to|que|q|gotta|a *1 give|pay|dar|darle|darles|entregar|entregarle|pagar|pagarle|turn|bring *2 him|her|them|all|el|todo|over|los|money|back ^rent *3 money|dinero|cash|gano|make|earn|debt|lana|cuota|tips|trabajando|feria
2 exploitation takes|take|keeps|quita|quitan|agarra *1 all? my|our|mi|todo|me *2 money|check|pay|checks|dinero|paga|cheque|sueldo|tips
2 exploitation still|todavia|sigo|siguen|again|always|otra|keeps *2 work|working|trabajando|trabajo|tricking *1 for|para|pa him|her|them|el|ella|ellos
2 exploitation sigo|seguimos|still *1 working|trabajando|doing|viendo|haciendo|seeing *1 for|para|dates|tricks|clientes|it|hombres|eso|johns
2 exploitation i *1 still *2 dates|tricks|johns|clients|quota|escort|track|hooking|him|selling
2 exploitation got|has|have|keeps|had|getting me|us doing|working|posting|seeing|selling *3 again|dates|tricks|ads|SEXWORKY|videos
2 exploitation make|making|meet|junto|juntar|hacer my|our|la|the quota|cuota
2 exploitation keeps|keep|holds|has|have|got|still|took|wont|tiene|tienen|quitaron|quito|guarda|guardan|hold|taking|kept|hiding *2 my|our|mi|mis|los|nuestros|nuestras|las|me *2 PAPERS ^card|badge|in|at|ready|for
2 exploitation still has|have|got|keeps my|our id|phone|passport|papers
2 exploitation has|tiene|got my|our|mi|mis *1 id|passport|PAPERS *1 and|y *1 phone|mi|my|wont|no
2 exploitation tiene|tienen|quitaron|quito *1 mi|mis|los|nuestros|nuestras|las PAPERS *4 no|y|no
2 exploitation we|they|i|que|les|le|dicen|say|says|me *2 owe|debo|debemos|deuda|debt *4 work|pay|trabajando|pagar|trabajar|off|them|him|cruce|coyote|trip|viaje|interest|money ^rent
2 exploitation work|working|pay|paying|pagar|pagando|pagarla *1 off? *1 it|the|my|la|my|debt|deuda off|debt|deuda
2 exploitation dont|doesnt|no|not|never|without|sin *1 pay|pays|paid|pagan|paga|pagarnos|paying *1 us|me|nos|nada *4 work|works|ids|papers|hours|trabajamos|keep|tienen|$ ^for
2 exploitation trabajamos|trabajo|work|works|working *5 no|dont|sin *1 nos|me|pay|paga|pagar *1 pagan|paga|us|me
2 exploitation GOING|will|hell|says|said|threatens|threatening|dice|dijo|va|wants|quiere|he|she|they|amenaza *4 SHARE *1 my|our|the|mi|mis|las|that|los *1 PICS
2 exploitation SHARE my|mis|our|mi PICS *2 if|si|to|a|online|everyone|school|unless
2 exploitation wants|want|asks|asking|asked|pide|piden|exige|exigen|making|demands *1 for|me|que|my|send *3 nudes|desnuda|desnudos|PICS ^of|de ^my|for
2 exploitation pide|piden|exige|quiere|wants|manda|mando *3 fotos|PICS|videos *1 sin|without|with|de *1 ropa|clothes|desnuda|no
2 exploitation nudes|nudez|desnudos *3 tell|everyone|or|if|si|wants|quiere|school
2 exploitation sells|selling|sell|sellin|pimping|pimps|pimp|trafficking|prostituting *1 me|us|her|girls|my ^candy|out|short|on|that
2 exploitation FAMILY|PARTNER|HE|que *1 me|nos vende|venden|renta|alquila|prostituye|explota|explotan
2 exploitation me|nos *1 vende|venden|renta|prostituye|explota|explotan|estan|siguen vendiendo|explotando|$ ^cosas|ropa
2 exploitation me|nos vende|venden|prostituye|explota ^cosas|ropa|la
2 exploitation pays|pay|paying|paid|paga|pagan|pagaba *1 my|mi|a|her|him|le|them *2 aunt|mom|mama|tia|uncle|tio|to|por|dad|papa|her *3 be|sleep|estar|touch|time|me|conmigo|with
2 exploitation me|nos paga|pagan por|para|pa *1 acostarme|estar|fotos|hacer|verlo|sexo|dormir
2 exploitation pays|gives|buys *1 me *3 sleep|sex|pics|nudes|touch|dates|see
2 exploitation drives|drive|takes|take|brings|bring|sends|picks|driving|lleva|llevan|manda|mandan|drops|taking *1 me|us|nos *4 motel|motels|hotel|hotels|guys|men|tricks|clients|houses|clientes|moteles|hoteles|hombres|johns|dates|track|truckers|party|parties ^reunion
2 exploitation picks|pick me|us up *1 for|to *1 tricks|dates|johns|work|SEXWORKY
2 exploitation have|gotta|got|to|tengo|que *2 meet|see|ver|sleep|be|verme *1 with|con|a|guys|men|MEN ^my|the *1 guys|men|MEN|clientes|hombres|clients|johns
2 exploitation see|meet|viendo|ver|seeing|meeting *1 men|clients|johns|clientes|hombres|guys *2 for|por|por|at|en|every|cada|money|dinero|weekends|weekend|motel
2 exploitation my|mi|the|the|el pimp|padrote|trafficker|tratante|madrota|chulo *2 found|find|texts|calls|knows|wants|keeps|is|texted|called|encontro|busca|llama|escribe|sabe|quiere|volvio|has|still|me|hit|got|out|says
2 exploitation HE|PARTNER|FAMILY *2 found|finds|encontro|hallo *1 me|us|my *2 again|insta|number|page|number|snap|facebook|otra|new|online|placement
2 exploitation me *1 encontro|hallo|contacto|busco *2 otra|again|de|nuevo|vez ^trabajo|un
2 exploitation me volvio|vuelve|volvieron|regreso a buscar|llamar|escribir|contactar|encontrar|pedir|obligar|vender
2 exploitation TEXTS|hits *1 me|my|us|mensajes *6 back|regrese|vuelva|vuelve|come|return|calle|game|work|trabajar|him|meet
2 exploitation he|hes|PARTNER|they *2 TEXTS *1 me|us *4 too|again|diario|nonstop *1 $ ^check
2 exploitation he|hes|PARTNER *2 texting|messaging|dming|calling|TEXTS *1 me *1 every|all|nonstop *1 day|night|time ^to|just|and
2 exploitation mandando|manda mensajes *3 vuelva|regrese|vuelve|calle
2 exploitation WANT|wants|quiere|quieren|dice|says|told|tells *1 me|que|to *2 back|vuelva|regrese|vuelve|return|volver *3 work|him|trabajar|ellos|el|life|calle|game|with|con
2 exploitation me|nos *1 escribe|escriben|llama|llaman|habla|busca *3 regrese|vuelva|regresar|volver
2 exploitation quieren|quiere *1 vuelva|regrese *1 a|con|trabajar
2 exploitation recruiting|recruits|reclutando|recluta|reclutan|recruited *2 girls|me|us|muchachas|by|a ^years *1 him|them|el|him|here|program|again|$ ^staff|survivors|people
2 exploitation being recruited|groomed|trafficked
2 exploitation cant|cannot|no|puedo *1 leave|dejarlo|dejar|quit|dejarla *1 him|her|$ *3 baby|bebe|kid|hijo|tiene|has
2 exploitation cant|puedo|cannot say|decir|decirle *1 no $|to ^a *1 him|them|$
2 exploitation cant leave him|her|them
2 exploitation no puedo dejarlo|dejarla
2 exploitation threatens|amenaza|amenazan|threatening|threatened|hurt|kill|matar *2 family|familia|mom|mama|son|daughter|hermana|hermano|sister
2 exploitation PARTNER|HE *1 has|have|had|got me *1 post|posting|on|doing|dancing|selling|stripping *2 ads|ad|dates|backpage|tinder|onlyfans|SEXWORKY|$
2 exploitation post|posts|posting|sube|subiendo *1 ads|ad|anuncios|anuncio *2 me|my|de|of|$
2 exploitation tells|dice|decides|say|says|controls *1 me *1 where|who|donde|con *1 to|a|que *2 go|see|sleep|ir|ver|meet *5 no|say|money|cant
2 exploitation me cobra|cobran *2 cuarto|comida|renta|viaje|cruce *5 bar|trabajo|hago|con|trabajar
2 exploitation onlyfans|camming|tricking|sugar|escorting|stripping|dancing *4 him|her|them|money|me|makes|daddy|pays|el
2 exploitation el|la|los|the|who|que q|que|who|one|man|guy *1 me|sold vendia|explotaba|trafico|me *3 anda|ronda|found|llama|busca|escribe|outside|here|around|volvio|sabe
2 exploitation someone|somebody|people|gente from|in|de|del|en the|la|ese life|game|vida|ambiente *6 around|placement|house|text|texts|contact|casa|busca|found|here|keep|keeps
2 exploitation doing|do|does|made|back|hago|haciendo|turning|turn|pulling dates|tricks *1 again|every|still|for|on|weekend|now|$
2 exploitation back|again|still|otra|todavia in|on|en *1 the|la life|game|track|calle|vida|blade
2 exploitation i|ima|i|we *2 gotta|have|need|must *1 to? *1 make|hit|bring *2 quota|numbers|money *3 eat|sleep|beat|he|or|him|home|else
3 exploitation MAKES|made|hacia|obligaba|ponian|forced *1 me|us|nos *2 work|trabajar|sell|dates|tricks|SEXWORKY|MEN
3 exploitation sold|vendieron|vendio|vendia|vendida|trafficked|traficada|pimped|prostituted|explotada|explotado|exploited *1 me|us|for|to|$
3 exploitation was|were|got|fui|fue|me sold|trafficked|vendida|vendido|vendia|exploited|pimped|explotaba|vendian
3 exploitation pimp|padrote|trafficker|tratante|traffickers
3 exploitation give|darle|daba|gave him|her|them|le *1 all|todo *2 money|dinero
3 exploitation my|the|en in? life *2 guys|men|clients|johns|day
3 exploitation keep|kept|took|quitaban|quitaron|quitarme *1 our|my|los|mis|the PAPERS|money
3 exploitation dont|no|nunca|never|ya *2 see|lo|talk|veo|hablo *1 him|veo|hablo|el *2 anymore|mas|bloquee|blocked|$
3 exploitation veia|saw *2 clientes|johns|clients|hombres|guys *1 a|per|day|dia|$
2 misconduct STAFF *3 HITS|TOUCHES|PEGA|TOCA *3 me|us|girls|girl|kids|little|ones|nos|muchachas|ninas|ninos|chiquitos|boys|pierna|leg|les|las|a ^like|feel|laugh|heart
2 misconduct STAFF *3 HITPAST|TOUCHPAST|PEGO|TOCO *1 me|us|my|girl|kid|boy|her|him ^like|up|off|in|with|a|that|out|heart
2 misconduct STAFF *3 me|nos *1 PEGO|TOCO|tiro|aventaron|insulta|insultan|grita|esculca
r misconduct me|nos|him|her slammed|slam|tackled|threw|choked|tiro|restrained *2 floor|ground|wall|piso|suelo|pared
2 misconduct STAFF *2 slammed|slams|tackled|threw|choked *1 me|us|him|her *3 floor|ground|wall
2 misconduct STAFF *1 at|de|la|on|del? night|noche|turno *3 touches|toca|comes|entra|hits|pega|texts|escribe|watches|touch
2 misconduct STAFF|one|uno|una|lady|senora|foster|he|the *5 comes|come|entra|entran|mete|goes|enters|sneaks|walks *3 my|our|mi|nuestro|los|the room|rooms|cuarto|cuartos|bed|cama|shower|dorm *3 night|noche|alone|sleep|bed|nights|when|while|$
2 misconduct STAFF *2 me pide|piden|escribe|manda *3 fotos|PICS|nudes|beso|cosas|favor|noche
2 misconduct STAFF|foster *4 TEXTS|messages|writes|escribe|pide|wants|asks|asked|pidio *1 me|for|us *6 PICS|nudes|fotos|kiss|beso|private|night|noche|favor|date|secret|number|sexy
2 misconduct STAFF *3 asked|pidio|wants|asks|pide|told|dijo|said|tried|quiere|offered *2 me|for|un|him|to|una *3 kiss|beso|favor|sex|date|touch|nudes|sexo|number|something|pics|fotos|hug|abrazo|cita
2 misconduct STAFF *4 let|deja|dejaba|release|dejar *2 go|ir *2 if|si *5 favor|something|did|hacia|kiss|sex|nice
2 misconduct STAFF *1 is|are|be|wants|quiere *3 boyfriend|hook|hooking|sleeping|dating|girlfriend|relationship|novio|flirting
2 misconduct STAFF *2 flirts|flirting *1 with|me
2 misconduct STAFF *2 hooks|hook|sleeps|sleeping|sex|sexual|dating|hooking *1 up|with *1 girls|me|us|residents|a|$
2 misconduct STAFF|therapist *2 puts|put|pone|ponen|places|keeps|lays *2 hand|hands|mano|manos|arm|finger *2 on|en|under|in|around|up *1 my|la|mi|me *1 leg|pierna|thigh|shirt|body|waist|butt|cuerpo|knee|muslo|nalga|cintura
2 misconduct me pone|mete|puso *1 la|las mano|manos *2 pierna|muslo|cuerpo|nalga|blusa|rodilla|falda
2 misconduct STAFF *4 says|comments|makes|dice|looks|stares|jokes *2 things|comments|cosas|comentarios|my|mi|about *3 body|cuerpo|boobs|butt|chest|legs|sexy|hot|nalgas
2 misconduct things|comments|cosas|comentarios *1 about|de|sobre my|mi body|cuerpo|chest|butt
2 misconduct STAFF *3 sells|sell|gives|buys|vende|da|brings *2 us|me|girls|kids|nos|weed|drugs|liquor|drogas *2 weed|drugs|alcohol|pills|girls|drogas|liquor|vapes|coke|mota
2 misconduct STAFF *2 lock|locks|encierra|encierran|withhold|withholds|starve|hit|hits|choke|steal|pega|pegan *2 fridge|food|us|me|kids|ones|refri|comida|little|ninos|girls|nos|chiquitos|boys
2 misconduct mother|mom|dad|father|parents|parent|mama|papa|lady|senora|padres *3 let|lock|locks|dejan|give|da|dan|pone|put|feed *2 fridge|eat|refri|food|comida|comer|candado|us|kids
2 misconduct foster|crianza|acogida *3 HITS|TOUCHES|PEGA|TOCA|hit|touch|grab|mete|lock|hits|touches|comes|sneaks
2 misconduct foster|crianza|acogida *1 brother|father|dad|mom|mother|papa|mama|hermano|uncle|sister|parents *3 bed|cama|touch|touches|hits|slaps|toca|pega|mete|kisses|beats|chokes
2 misconduct mama|papa|hermano|senora|senor|familia *1 foster|crianza|acogida *4 pega|toca|mete|encierra|cama|da|candado|les|hits|touches
2 misconduct lady|senora|senor|home|man|worker|director *3 hits|pega|hit|golpea|slaps|spanks|maltrata *3 little|ones|kids|chiquitos|ninos|babies|girls
2 misconduct les|le|los pega|pegan|golpea|maltrata|grita|insulta *1 a *1 los|las *1 chiquitos|ninos|ninas|mas|bebes|chiquitas
2 misconduct isolation|solitary|seclusion|lockdown|castigo|aislamiento|segregation|restraint|restraints *5 days|still|dias|now|hours|aqui|weeks|week|horas|semana|today
2 misconduct me|nos tienen|tiene en *2 castigo|aislamiento|aislada
2 misconduct STAFF *3 follows|sigue|watches|espia|films|stares|mira|walks *3 room|shower|cuarto|bano|sleep|bathroom|me|us ^up ^on|over|through|to ^court|class|school
2 misconduct driver|chofer *4 says|touch|touches|toca|follows|kiss|pierna|leg|body|cuerpo|parks
2 misconduct la|el|los q|que cuida|cuidan|vigila|encargada *4 insulta|pega|avienta|toca|golpea|amenaza|encierra|grita
2 misconduct STAFF *2 threatens|threatened|amenaza|amenazo|amenazan me|us|con|girls|nos
3 misconduct STAFF *4 HITPAST|TOUCHPAST|PEGO|TOCO|pegarle|pegaba|tocaba|raped|molested *2 kid|me|us|girl|nino|nos|her|him|boy
3 misconduct STAFF *3 come|metia|metian|came|entraba *4 rooms|room|cuartos|cuarto
2 other_child he|hes|she|they|HE|FAMILY *1 doing|does|do *2 same|it|that|this *1 thing|things|to *2 to|with|a *1 my|mi|her|other|little|the *1 CHILD
2 other_child does|doing|do|did it|that|this|same|things *1 thing *1 to|with *1 my|mi|her|other|the *1 CHILD ^s
2 other_child le|les esta|estan|sigue|hace|hacen *1 haciendo|lo|mismo|cosas *2 mismo|lo|dano|a *2 CHILD|mi|$
2 other_child CHILD *2 is|are|esta|es|sigue *1 next|siguiente|sigue|proxima
2 other_child HITS|TOUCHES|PEGA|TOCA|hit|beat|TOCANDO *2 her|him|them|my|mi|a|la|lo *1 CHILD|too|tambien
2 other_child he|hes|touching|toca|touches|hurts *2 her|them|la|los too|tambien
2 other_child tambien la|lo|le|los|las toca|pega|golpea|viola|hace
2 other_child CHILD *6 gets|get|getting|being|is|are|keeps|les|le|la|lo|los *1 hit|beat|beaten|hurt|abused|touched|raped|pegan|pega|toca|golpean|maltratan|molested|sold|tocan|golpea
2 other_child a *1 mi|la|los|las|my *1 CHILD *2 le|la|lo|les|los PEGA|pegan|TOCA|hacen|hace|tocan
2 other_child CHILD *4 lives|live|living|stays|vive|viven|stuck|with *3 him|them|el|ellos|there *4 hit|hits|touch|touches|touching|hurt|toca|pega|pegan|beat|scared|same|tambien|too
2 other_child CHILD *4 her|his|su dad|mom|stepdad|uncle|father|papa|mama|padrastro|tio|bf|boyfriend *4 things|hits|touches|cosas|toca|pega|hace|does|beats|hurts|le
2 other_child theres|there|hay|llego|llegaron|other|otra|otras|is *3 CHILD *4 only|one|una|de|is|like|tiene|shes|hes *2 8|9|10|11|12|13|14|15|16|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|nueve|diez|once|doce|trece|catorce|quince *1 making|work|house|trabajar|him|he|ponen|$
2 other_child theres|there|hay *1 are *1 other|otras|more|mas|otra *1 girls|kids|ninas|ninos|girl|nina|muchachas *2 in|en|at|with|house|casa|there|here|con|alli ^group
2 other_child new|nueva *1 CHILD *5 making|makes|work|trabajar|ponen|obligan|sell|13|12|14|15
2 other_child CHILD *2 is|wants|wanna|says|said|GOING|quiere|se|dice|dijo|que|keeps *5 kill|matar|suicidarse|die|cutting|hurting|morir|matarse|cut *1 herself|himself|themself|themselves|self|$
2 other_child CHILD *2 se quiere|va|esta|kiere *1 a *1 matar|morir|cortando|suicidar|corta
2 other_child kill|hurt|cutting|cut|hang|kys herself|himself|themselves
2 other_child selling|sells|using|vende|venden|sold|grooming|pimping *1 her|him|a|my|other|the *1 CHILD
2 other_child ninos|kids|children|babies|baby *3 next|lado|door|alone|solos|neighbors|vecinos *5 beat|hit|pegan|cry|crying|scream|lloran|comida|food|hurt
3 other_child CHILD *3 went|paso|through *2 same|mismo|por
2 missing im|am|GOING|WANT *1 running|runnin|dipping|awoling|bouncing|escaping *1 away|from|tonight|tmrw|tomorrow|now|this|as|soon|after|tonite|weekend|manana|with|again|before|today|home|cuando|first|rn|$ ^group|the|track|late|out|errands
2 missing I *1 GOING|WANT *2 awol|run|runaway|dip|escape|bounce|sneak *2 away|tonight|out|from|this|tmrw|weekend|soon|$ ^track|group|for
2 missing GOING|THINK|plan|planning|ready|WANT|bouta *1 to|on|about|of|a *1 awol|awoling|run|running|runaway|escapar|escaparme|fugarme|fugar ^a|the|my|for|out|track|group|into|groups|through|it|errands *1 away|$
2 missing run|running|runnin away|off *1 tonight|tmrw|with|from|again|soon|tomorrow|$ ^when|at
2 missing i *1 run|running away
2 missing leaving|leave|leavin|bouncing|dipping *1 here|this|tonight|place *3 not|never|dont|without|for|no|aint *3 back|tell|telling|good|knowing
2 missing leaving|leavin|gone|bouncing *1 tonight|tonite|tmrw *3 dont|not|never|nobody
2 missing not|never|aint|no coming|goin|going|volver|vuelvo|pienso back|volver|nunca|mas|never *1 $
r missing i|we *1 ran|runaway|awoled|left|snuck|escaped away|off|out|from|here|the|awol *4 ago|yesterday|last|week|today|nobody|monday|tuesday|tonight|and
2 missing i *1 ran|left *2 days|hours|nights|weeks ago *3 nobody|no|and|cant|$
2 missing on the run ^way|from? *1 now|rn|from|again|since|$
2 missing im|am|been *1 awol|runaway|missing|awoling
2 missing nowhere|noplace|no *1 place|where|to|donde *1 go|sleep|stay|live|dormir|ir|quedarme|sleep *2 tonight|noche|hoy|now|to|rn|$ ^when|after|then|but
2 missing no tengo|tenemos donde|where|casa|adonde|lugar *2 dormir|sleep|quedarme|ir|vivir|tonight|$
2 missing sleeping|sleep|sleepin|staying|durmiendo|duermo *1 in|on|at|outside|en|out *2 car|street|streets|park|outside|bus|train|calle|carro|parque|trap|station|bench|tent|stranger|motel|abandoned|banca
2 missing nobody|noone|no|nadie *1 one|knows|sabe *1 where|donde *1 i|im|estoy|sabe *1 am|at|$
2 missing packed|packing|hice|tengo|lista|listo *2 bag|bags|stuff|mochila|maleta|maletas|things|cosas *6 out|leaving|voy|gone|tonight|noche|hoy|night|run|irme|salgo|cuando|dinner
2 missing running|run|leaving|going|meeting|fugarme|escaparme|escapar|irme|meet *1 away|off *1 with|con *3 guy|man|boyfriend|online|muchacho|hombre|novio|met|internet|older
2 missing CHILD *3 missing|ran|desaparecida|desaparecio|aparece|awol|gone *2 since|off|desde|away|from|nobody|last|$
2 missing no aparece|volvio|regresado|ha *2 desde|casa|regresado|$
2 missing missing|desaparecida since|desde
2 missing me|nos *1 GOING|voy|pienso|WANT|vamos a? *1 ir|escapar|fugar|largar|salir|huir|pelar|run|leave *4 hoy|noche|manana|sabado|tonight|de|del|sin|con|nunca|ya|lejos|volver|domingo|viernes|$ ^programa|temprano|mudar
2 missing me|nos *1 voy|GOING|quiero|pienso a? *1 escapar|fugar|largar|huir
2 missing GOING|pienso|plan|WANT|quiero|planeando|tengo *2 escaparme|fugarme|largarme|huir|fugarnos|escaparnos|irme *1 de|con|hoy|esta|ya|del|$
2 missing me|nos *1 voy|ir|salgo *2 hoy|noche|manana|aqui *5 no|nunca|sin|nadie|recoja|volver
2 missing me|nos *1 salgo|largo|pelo|fugo|escapo|jalo *1 de|hoy|esta|manana|del|con|ya|tonight *1 aqui|noche|casa|hogar|centro|tonight|sin|$
2 missing me *1 WANT|quiero ir|largar|salir de *1 aqui|casa *2 hoy|ya|noche|mismo|recoja
r missing me|nos *1 escape|escapamos|fugue|fui|sali|salimos|largue|escapado *4 dias|ayer|anoche|nadie|semana|hoy|horas|ago|nobody|placement
2 missing me|nos *1 escape|fugue|fui|sali *4 nadie|nobody *2 donde|where
2 missing ando|andamos|sigo|estoy|estamos huyendo|fugada|fugado|escapada|escapado|profuga|perdida|desaparecida
2 missing en cuanto|apenas|cuando *3 luz|duerman|luces|dormidos *3 voy|salgo|escapo|me
3 missing ran|awol|awoled|runaway|escape|escapaba|fugue|fugaba ^out|into|the|track|late|of|a|for|it *1 away|lot|from|every|muchas|cuando|$
3 missing THINK|thought|pense *1 running|run|escaparme|awol|fugarme
3 missing first|primera *2 time|vez *2 ran|fui|escape|run
=u asks_for_help # I|yo|please|por|porfa|porfavor? *1 need|necesito|ocupo|want *1 help|ayuda $
u asks_for_help I|yo|we|please *1 need|necesito|ocupo *1 help|ayuda|rescue *1 now|please|rn|porfa|bad|badly|asap|today|ahora|urgente|hoy|por|$ ^with|finding|getting|para|con
1 asks_for_help please|pls|plz|somebody|someone|porfavor|favor|alguien *1 help|save|ayuda|ayudenme|rescue|ayudame|salven *1 me|us|$
1 asks_for_help help|save|rescue me|us *1 please|pls|plz|now|porfa|$ ^with|to|get|find|understand|when|a|feel
1 asks_for_help ayudame|ayudenme|ayudanos|salvenme|salvame|rescatenme *1 por|porfa|porfavor|please|ya|$
1 asks_for_help # auxilio|socorro $|por|ayuda
=2 asks_for_help # help|ayuda|help $
2 asks_for_help can|could|puede|pueden|alguien|someone|somebody|please|would *1 you|alguien|someone|somebody *1 come|get|pick|call|venir|vengan|recogerme|llamarme|talk|llamar|sacarme|text|save *2 me|mi|us|here|up|conmigo|please|por|out ^every|when|a|the
2 asks_for_help vengan|ven|vengan|come get|por|rapido|ya|pronto|a|favor *1 me|mi|us|favor|buscarme|sacarme|$
2 asks_for_help llamenme|llamen|call *1 me|911|policia|police|cops|ambulance *1 please|now|favor|urgente|asap|today|hoy|por|porfa|rn
2 asks_for_help por favor llamenme|llamen|ayuda|ayudenme|vengan|saquenme|hablen
2 asks_for_help saquenme|sacame|get|take me out *1 of|from|here|de *1 here|aqui|$
2 asks_for_help saquenme|sacame|sacarme|saquennos *1 de *1 aqui|esta|casa
2 asks_for_help WANT|need|necesito|quiero|gotta|urge|kiero *1 to|a *1 talk|hablar|speak|tell *1 to|with|con *1 someone|somebody|alguien|you|anyone|a *4 today|now|bad|urgent|urgente|hoy|ahora|please|rn|tonight|private|ya|serious|emergency|$
2 asks_for_help emergency|emergencia|urgent|urgente *1 $
2 asks_for_help its|es|an|una *1 an|una emergency|emergencia|urgente ^room|exit|kit|contact|contacts
2 asks_for_help dont|no *1 tell|digan|digas|diga *1 anyone|anybody|nadie|nobody|them *4 something|happening|but|pero|algo|pasando
2 asks_for_help something|algo *1 bad|malo|feo? *1 is|esta happening|pasando *2 me|to|here|aqui|casa|home|$
2 asks_for_help me esta|estan pasando|haciendo *1 algo|cosas|$
2 asks_for_help cant|no|cannot *1 tell|say|talk|decir|hablar|puedo *1 who|what|here|quien|aqui|anyone|nadie *3 hear|here|listening|oye|oyen|aqui|hurts|escuchando|mata
`
