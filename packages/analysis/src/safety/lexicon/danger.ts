// Now, or about to be: a person near, a weapon, a locked door; others who may be hurt; a body that needs a doctor.
export const DANGER = `
1 danger hes|shes|theyre|is|are|esta|estan|anda *1 outside|afuera *2 my|our|mi|rn|now|ahora|ahorita|waiting|esperando|esperandome|nuestra ^kids|friends|worker
1 danger hes|he|someone|somebody|alguien|PARTNER is|esta? outside|afuera $|rn|now|and|y
1 danger hes|shes|theyre|he|they outside|here ^for|to|when|with|every|on|because|all|more|bc|now?  *1 now|rn|$
1 danger #  hes|shes|theyre here|back $
1 danger #  he is here|back $
1 danger #  el? esta|anda afuera $
1 danger car|carro|truck|camioneta *1 outside|afuera $|rn|now|my|mi|de
1 danger esta|estan|anda afuera *1 esperando|esperandome|casa|mi|my|house
1 danger esperando|esperandome|waiting me|for|afuera ^court|the|a|an|my|to|it *1 afuera|outside|me|parking|lot|salida|$
1 danger waiting for me *2 outside|parking|car|lot|corner|rn|now|right|school
1 danger ya llego|llegaron *3 puerta|afuera|casa|door
1 danger PARTNER|WHO|alguien *2 has|got|have|carries|tiene|trae|anda|holding|tienen|traen|carry *1 a|un|una|the|his|con|gun ^on|range *1 WEAPON ^range|on
1 danger tiene|trae|has|tienen|andan|anda|got *1 a|un|una|con|his WEAPON
2 danger there|theres|hay *2 gun|pistola|arma|guns *1 in|en|house|casa|room
1 danger wont|dont|doesnt|not|never let|lets|letting|lettin|leting me|us|nobody|them *1 leave|go|out|escape ^early|on|to|with|when|unless|until|for|school|at|the|outside|home *1 here|this|house|room|apartment|the|or|my|$
2 danger wont|doesnt let me|us *1 leave|go ^early|on|to|outside|home *1 $
1 danger no me|nos deja|dejan *1 salir|ir|irme|irnos ^temprano|los|con|a|ni|al|de *1 aqui|casa|cuarto|departamento|nunca|$
1 danger no me|nos deja|dejan *1 salir|ir|leave *1 de|this|del|la *1 aqui|casa|cuarto|departamento|place|house|apartamento
1 danger cant|cannot|cnt *1 get out|away $|of|from ^bed|class
1 danger no *1 podemos|puedo salir|salirme $|de ^noche
1 danger no podemos|puedo|pudimos salir|escapar ^los|con|de|a|sin|al|ni
1 danger cant|cannot get|escape|leave out|this|here|the ^more|enough ^house|bed|of *2 $
1 danger locked|lock|locks|locking|trapped|chained|tied|stuck *1 me|us|up|in ^out|up|for *2 room|basement|closet|house|here|apartment|inside|here|cant|bathroom
1 danger locked *1 door|doors *4 cant|wont|no
1 danger trapped|holding|kidnapped|captive|keeping *1 me|us|here|hostage *1 at|in|here|hostage|captive|against|inside|$ ^accountable
1 danger me|nos|aqui|sigo tiene|tienen|estoy|tenemos|estamos *1 encerrada|encerrado|encerradas|encerrados|secuestrada|secuestrado|amarrada|amarrado|retenida|prisionera
1 danger estoy|estamos encerrada|encerrado|encerradas|encerrados|atrapada|secuestrada
2 danger me|nos encierra|encierran *3 cuarto|casa|bano|comer|sotano
1 danger me|nos tienen|tiene *1 en *2 casa|lugar|cuarto|bodega|rancho|hotel *4 donde|se|salir|no|$
1 danger dont|no know|se|sabemos *1 the|where|donde address|i|estoy|estamos|im|direccion ^want|was *1 am|at|$
1 danger is|hes|theyre|they|anda|esta looking|lookin|searching|hunting for me|us
1 danger anda|viene|esta *3 buscandome|buscandonos
1 danger HE|PARTNER|FAMILY *2 looking|lookin|searching|hunting for me|us ^a
2 danger me|nos anda|andan|esta|estan|sigue|siguen|volvio|vino *2 buscando|siguiendo|persiguiendo|rondando|espiando|vigilando|acosando|cazando|buscar
2 danger anda|andan|esta rondando|vigilando|merodeando
2 danger WHO|keeps|keep|been|car|is|was *2 following|followed|follows|stalking|stalks|stalked|watching ^up|rules|orders|through|the|a|me? me|us ^on|up|from|through
1 danger following|siguiendo|sigue|followed *1 me|us|here|hasta *6 outside|afuera|now|rn|car|carro|here
2 danger HE|PARTNER|FAMILY|alguien|hombre|carro *1 me|nos sigue|siguen|persigue|acosa|acosan|vigila|espia
2 danger stalking|stalker|stalks|acosador|acosa|acosando|acosandome
1 danger im|am|we|were|hiding|hidin|estoy *1 hiding|hidin|escondida|escondido|escondiendome|escondidas ^my|his|the|stuff|things *3 in|bathroom|closet|room|from|him|bano|closet|cuarto|$
1 danger hiding|escondida|escondido en|in|from *1 bathroom|closet|bano|cuarto|him|el|her|my|room
1 danger not|isnt|aint|no|never|unsafe|arent safe|here|rn|segura|seguro|salvo ^enough|space|for *1 here|now|right|rn|at|aqui|en|ahora|please|casa|home
2 danger im|am|were|we|was not safe
1 danger just|acaba *1 pulled|showed|de|got *1 up|llegar|here *2 outside|afuera|here|aqui|$ ^to
2 danger i|we *1 dont|never feel *1 safe ^talking|with|telling|sharing|saying|to|enough *1 here|at|in|home|now|anymore|there|going|$
2 danger no me|nos siento|sentimos *1 segura|seguro|salvo|seguras ^hablando|para|con|de
2 danger me|nos siento insegura|inseguro|en peligro
2 danger in|en danger|peligro ^of
1 danger GOING|wants|want|said|says|told|threatened|threatens|threatening|promised|swears|swore|hell|theyll|they|tried|trying|try *5 KILLV|shoot|murder me|us
1 danger hell|shell|theyll|will KILLV|shoot|murder|hurt me|us ^if
2 danger GOING|wants|will|hell|said|says|told|threatened|threatens|keeps|saying|theyll|swears|tries *4 HARMBASE|get|come|harm me|us|my ^on|in|out|to|a|if|what|how *1 $
2 danger hell|will|gonna|said|says|would|going HARMBASE|harm|hurt|kill *1 me|us|my *1 if|mom|family|sister|baby|brother|kid|kids|son|daughter|hermana|mama
2 danger threatens|threatened|threatening|threaten|amenaza|amenazan|amenazo|amenazaron|amenazando *1 me|us|my|to|mi|con|a|nos
2 danger me|nos amenaza|amenazan|amenazando|amenazo|amenazaron|amenazado
1 danger me|nos|lo|la GOING|vaya|quiere|quieren|kiere|iba|trata|va|van a? *1 matar|kill|disparar|apunalar|balear|quebrar|mata
2 danger me|nos va|van|vaya|quiere|quieren a? PEGARINF|encontrar|buscar|pegar|hacer ^falta|bien|caso|una|un *1 si|cuando|dano|$
2 danger dijo|dice|dicen|dijeron|jura *4 PEGARINF|dano|matar|pegar|mata|haria|hara *2 si|mama|familia|mi|me|dano
1 danger coming|comin|comes|come *1 to|for|after|back|over|here *1 get|me|for|pick|hurt|find *1 me|us|tonight|now|rn|$
1 danger is|hes|theyre|hell|are|be coming|comin|come *1 for|after me|us ^graduation|court
1 danger viene|vienen|vendra|pasa|pasan *1 por|a mi|nosotras|nosotros|buscarme|recogerme|llevarme ^los|cada *1 noche|hoy|tonight|ahora|ya|$
1 danger ya viene|vienen ^el|la|un|mi
1 danger HE|PARTNER|FAMILY|esta|is *1 banging|pounding|beating|knocking|kicking|golpeando|pateando|tocando *1 on|at|in|la|my|down *1 door|puerta|window|ventana
1 danger be|come|comes|coming|back *1 back in a|any|un ^few|while|year *1 minute|second|min|sec|minutes
1 danger typing|writing|escribo|escribiendo *2 fast|quick|rapido|quiet|secret|escondidas
2 danger scared|afraid|terrified|scare|frightened|miedo|asusta|terror *3 home|house|casa|back|regresar|volver|him|el|sleep|dormir|outside|leave ^when|at
2 danger i|im|am *2 scared|afraid|terrified ^of|to|the|when|that|at|but|my|i|in *2 now|tonight|rn|him|$
2 danger scared|afraid *1 he|shes|hes|they|theyre|of *2 hurt|find|kill|come|hit|get|me
2 danger tengo|da miedo *2 papa|padrastro|el|tio|novio|mama|hermano|volver|regresar|casa|ex|me
2 danger knows|know|found|finds|figured *1 where|out ^my *1 i|we|im *1 live|am|stay|at|work|now|$
2 danger sabe|saben|knows|know|averiguo|descubrio *1 donde|en vivo|estoy|vivimos|trabajo|estudio
2 danger shows|show|showing|showed|aparece|aparecen|comes up|en|to|around *2 everywhere|todos|school|job|work|house|placement|trabajo|escuela
2 danger his|her|their|same|su|el car|truck|carro|van|camioneta *3 street|outside|house|school|block|casa|calle|afuera
2 danger HE|PARTNER|FAMILY *1 got|gets|get|just|is out *2 jail|prison|looking|of *1 jail|prison|and
2 danger ya salio *2 carcel|prision|bote|preso *4 buscando|me|anda
2 danger someone from|in the life|game *3 around|here|text|keeps|following|outside
1 danger wont|dont|not|no|nos *2 let|dejan|deja *1 us|me|leave|salir *1 out|leave|of|del|de *2 apartment|house|room|departamento|casa
1 danger he|hes|anda|is|and|y|drunk|borracho|high|drogado *3 WEAPON|drunk|borracho|armado *2 WEAPON|drunk|borracho|buscandome|aqui
1 danger anda|viene|is|hes con|with *1 arma|pistola|cuchillo|gun|knife|WEAPON
=2 danger :gun|:siren again|outside|afuera|house
u harm_to_others I|me|to *2 KILLV|shoot|stab|hurt|murder *1 him|her|them|everyone|everybody|people|somebody|someone|my|this|that|a ^time|it
u harm_to_others I|GOING|WANT|ima *3 KILLV|shoot|stab|murder|jump *1 him|her|them|everyone|people|someone|somebody|my|stepdad|ex ^time|self|for|mood|vibe|own
1 harm_to_others shoot|blow|bomb|shooting|burn|light *1 up|down|this|the|that *1 the|this|school|place|house|building|church|mall
2 harm_to_others WANT|GOING|THINK *1 burn|burning|quemar|blow *1 this|the|esta|la|down|house *2 place|house|casa|down|lugar|todo|everybody|todos
2 harm_to_others THINK|keep|WANT *3 hurting|killing|stabbing|hurt|shooting|kill|matar|danar|poisoning ^my|myself|me *1 people|my|him|her|them|someone|somebody|everybody|a|gente
u harm_to_others lo|la|los|las|le GOING|voy|vamos|WANT|kiero a? *2 matar|shoot|apunalar|disparar|balear|kill|golpear|quemar|madrear|pegar|mato|stab
u harm_to_others WANT|voy|GOING|ganas *1 matar|apunalar|disparar|matarlo|matarla|matarlos|kill a|al|lo|la|$ ^el *2 $
2 harm_to_others WANT|voy|ganas|GOING *1 matar|matarlo|matarla|matarlos|apunalarlo|quemarlo
1 harm_to_others lo|la|los mato|apunalo *2 si|cuando|hoy|$
1 harm_to_others hoy|manana|ya lo|la mato|apunalo
1 harm_to_others llevar|traer|bring|bringing|take *1 un|una|a|la|my WEAPON *1 a|to|la|school|escuela
1 harm_to_others I|have|got *2 gun|knife|pistola|cuchillo *3 GOING|find|him|her|matar|shoot|use
2 harm_to_others hacerle|hacerles|hacer dano *1 a
2 harm_to_others THINK|pienso|ganas|WANT *2 hacerle|hacerles|lastimar|matar|golpear
1 medical i *1 cant|cannot|cnt|no breathe|breath
1 medical no *1 puedo respirar
1 medical bleeding|sangrando|sangro|blood|hemorragia|bleed *2 lot|mucho|bad|wont|stop|para|heavily|everywhere|preg|pregnant|muchisimo
2 medical PREG *2 bleeding|sangrando|bleed|pain|dolor|blood
1 medical took|tome *1 too|demasiadas|demasiado *1 many|much|demasiadas|$
1 medical me *1 tome|tomado demasiadas|demasiado|todas
2 medical i|im|ive *2 overdosed|overdosing|overdose|od
2 medical overdose|sobredosis|overdosed|overdosing *1 last|again|today|now|anoche|hoy
2 medical i|im|think|creo|maybe|am|shes|estoy|might|might|be *2 PREG ^before|at|when|was|and|with|then
2 medical missed *2 period|periods
2 medical no|not|late me *1 baja|bajado|llega|llego|period *1 regla|periodo|mes|meses
2 medical retraso|atraso *2 semanas|meses|dias
2 medical PREG *2 his|de|from|him|el|by|nobody|nadie|told|scared
2 medical wont|dont|doesnt|not|isnt|no|havent|refuse|refuses *1 give|gave|giving|let|dan|da|take|taking|dejan|get|lleva|llevan|tomar *2 my|me|mi|mis|al|to *2 insulin|insulina|meds|medicine|medicina|medication|inhaler|inhalador|doctor|hospital|medicinas|pastillas|medicamento|clinic
2 medical no me|nos dan|da|llevan|lleva|dejan *2 medicina|medicinas|medicamento|doctor|hospital|insulina|medico|clinica
2 medical passed|passing|pass|blacked out *4 twice|again|today|times|doctor|hospital|keep
2 medical me *1 desmaye|desmayo|desmayado|desmayando
2 medical i|me|keep *1 fainted|fainting|passed out
2 medical gave|give|put|slipped|dio|echo|puso|pusieron *1 me|something|algo|en|un *1 something|algo|drink|bebida|trago|pastilla *4 hurts|fever|sick|sleep|duele|fiebre|bebida|drink|mal|desperte|remember|recuerdo
2 medical coughing|vomiting|throwing|peeing|vomito|vomitando *2 blood|sangre
2 medical i *1 having|had a? seizure|miscarriage
2 medical chest|pecho|head|stomach *1 hurts|pain|duele|hurting *3 bad|breathe|pills|many|mucho
3 medical PREG|embarace|overdosed|overdose
3 harm_to_others could|have|wanted|queria *2 killed|kill|punch|matar|golpear|hit *1 him|her|them|that|a|$
3 harm_to_others la|lo queria golpear|matar|pegar
3 danger scared|afraid|miedo *2 home|casa|him|sleep
3 danger followed|siguio|threatened|stalked me|us|hombre|un
3 danger had|tenia *1 gun|pistola|knife|cuchillo *1 that|esa|to|on|$
`
