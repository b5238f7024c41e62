"""Titles before names, and nouns for people and bodies that speak."""

# ruff: noqa: SIM905 -- a list of words reads best as running text

# Written before a name, in capitals or not.
TITLES = frozenset(
    """
mr mrs ms miss mx dr sir dame lord lady madam sen sens senator senators rep reps representative
congressman congresswoman congressmen gov govs governor president vice-president ex-president pres vice
prime minister vice-minister vice-premier premier chancellor secretary undersecretary under-secretary
secretary-general secretary-treasurer general gen
lt lieutenant col colonel maj major capt captain cmdr commander adm admiral sgt sergeant cpl pvt brig
brigadier marshal chief justice judge prof professor rev reverend father sister brother bishop
archbishop cardinal pope rabbi imam sheikh sheik ayatollah king queen prince princess duke duchess
emperor sultan emir crown mayor councilman councilwoman councilmember councillor alderman commissioner
ambassador amb envoy consul delegate spokesman spokeswoman spokesperson speaker chairman chairwoman
chairperson chair director deputy assistant attorney solicitor inspector detective officer constable
sheriff superintendent leader whip first former ex then-president then-secretary candidate coach ceo cfo
founder co-founder economist analyst host anchor lawyer author actor actress singer comedian journalist
reporter editor columnist correspondent strategist adviser advisor aide pollster pundit blogger activist
mogul businessman businesswoman billionaire nominee front-runner frontrunner chef doctor nurse
comptroller treasurer assemblyman assemblywoman lawmaker mp mep hon president-elect democrat republican
democrats republicans majority minority interim acting press foreign defense defence interior finance
health state trade economy culture education energy national security campaign communications executive
managing vice-chairman co-chair co-chairman permanent ambassador-at-large
ombudsman ombudswoman coordinator co-ordinator mediator negotiator
lieutenant-general brigadier-general major-general colonel-general rear-admiral vice-admiral air-marshal sayyid
mullah taoiseach tánaiste mufti
""".split()
)
# Those that also begin the names of bodies ("Foreign Ministry", "General Staff").
TITLE_MODIFIERS = frozenset(
    """
first former acting interim press foreign defense defence interior finance justice health state trade
economy culture education energy national security campaign communications executive managing chief
general crown majority minority police vice deputy assistant democrat republican
""".split()
)
ROLE_NOUNS_SINGULAR = frozenset(
    """
spokesman spokeswoman spokesperson official minister vice-minister president vice-president premier vice-premier
chancellor
secretary senator congressman congresswoman representative governor lawmaker legislator politician
leader chief head chairman chairwoman chairperson chair director deputy adviser advisor aide assistant
ambassador diplomat envoy negotiator mediator commissioner commander general colonel captain officer
sergeant soldier veteran judge justice prosecutor attorney lawyer sheriff detective mayor councilman
councilwoman candidate nominee front-runner frontrunner contender hopeful rival opponent incumbent
challenger republican democrat conservative liberal independent socialist mogul billionaire businessman
businesswoman tycoon entrepreneur executive ceo founder co-founder owner manager strategist operative
consultant pollster pundit analyst expert economist professor scholar researcher scientist author writer
novelist journalist reporter editor columnist correspondent commentator host anchor moderator
interviewer actor actress singer comedian filmmaker activist advocate organizer campaigner critic
supporter backer donor voter resident neighbor neighbour witness survivor victim man woman boy girl
student teacher principal coach player doctor physician nurse pastor priest bishop pope rabbi imam
cleric king queen prince princess monarch dictator ruler father mother son daughter brother sister wife
husband widow friend colleague source insider person individual caller member delegate speaker whip
counsel clerk secretary-general mp prime-minister superintendent trooper patriarch oligarch
whistleblower surgeon psychologist historian engineer developer astronaut farmer worker driver pilot
intern staffer staff-member partner co-chairman co-chair co-author ex-president ally observer
inspector user customer patient parent child kid teenager presenter narrator employee shopkeeper nun
monk refugee migrant immigrant pensioner builder miner nurse-practitioner paramedic firefighter
policeman policewoman soldier-turned-politician lobbyist insurgent fighter militant rebel defector
detainee prisoner inmate suspect defendant plaintiff girlfriend boyfriend fiancee uncle aunt cousin
grandfather grandmother nephew niece counterpart emissary volunteer serviceman servicewoman academic lecturer
pharmacist electrician attendant barista cashier vendor seller retiree evacuee villager islander striker protester
demonstrator steelworker autoworker rancher grower fisherman trader undersecretary ambassador-at-large
coordinator co-ordinator
facilitator rapporteur interlocutor arbitrator conciliator peacekeeper bidder steward organiser treasurer consul attaché
participant attendee separatist insurgent guerrilla loyalist hardliner docker dockworker stevedore longshoreman skipper
trucker welder beekeeper shepherd herder hostage captive returnee signatory guarantor sailor crewman interpreter
translator
podcaster blogger backbencher midwife curator hotelier restaurateur taoiseach pontiff bystander passer-by onlooker
deportee
predecessor successor warlord banker broker investor shareholder ombudsman ombudswoman
""".split()
)
ROLE_NOUNS_PLURAL = frozenset(
    """
officials ministers lawmakers senators leaders critics supporters aides advisers advisors experts
analysts economists diplomats negotiators republicans democrats conservatives liberals voters residents
witnesses sources people researchers scientists police prosecutors lawyers attorneys activists advocates
opponents allies reporters journalists spokesmen authorities organizers protesters demonstrators
students teachers parents doctors strategists operatives insiders friends others some many several both
few all men women staffers authors editors candidates members judges investigators observers commanders
soldiers troops rebels militants historians scholars campaigners families relatives neighbors colleagues
users participants delegates employees workers farmers refugees pensioners miners nurses owners
neighbours fans customers passengers governors mayors executives investors traders
sides parties delegations administrations governments ministries capitals factions presidents premiers envoys
mediators ambassadors
fighters guerrillas spokespeople hostages captives prisoners detainees victims volunteers villagers strikers
co-chairs coordinators facilitators observers monitors peacekeepers shareholders bankers powers guarantors
signatories sponsors co-sponsors countries nations states partners creditors donors lenders companies firms groups ngos
charities agencies backbenchers mps peers meps directors benches
separatists insurgents paramilitaries loyalists hardliners dockers dockworkers stevedores longshoremen skippers truckers
attendees attendants servicemen evacuees bishops clerics priests academics survivors veterans mothers fathers unions
employers drivers
""".split()
)
BODY_NOUNS = frozenset(
    """
ministry government administration campaign committee commission council department agency office
embassy court party company organization organisation association union group firm foundation institute
university school church army military navy police force forces bank board bureau coalition movement
team network newspaper paper magazine outlet service parliament senate congress house assembly
delegation presidency mission alliance bloc regime authority ministry's treasury watchdog panel charity
corporation federation league society state country nation city center centre ngo staff kremlin pentagon
headquarters secretariat consulate media wing command brigade front broadcaster side leadership family faction militia
junta
chamber operator utility forum publication tabloid airline carmaker automaker planemaker chipmaker lender
insurer retailer railway railroad bourse thinktank think-tank regulator tank lobby steelmaker consultancy nonprofit
opposition cabinet politburo camp caucus
""".split()
)
DOCUMENT_NOUNS = frozenset(
    """
statement letter report memo memorandum email e-mail tweet post message article editorial op-ed column
essay book study poll survey ad advertisement video clip transcript document filing lawsuit complaint
resolution declaration text press-release release petition blog website site page headline caption sign
banner placard poster readout communique communiqué speech bill law note invitation flyer flier script
affidavit indictment ruling opinion order decision decree amendment platform remarks comments interview
analysis review account assessment announcement plaque inscription slogan chant song tweets posts documents
emails
""".split()
)
# Nouns for whoever comes from somewhere, where the adjective is another word; small letters as for other roles.
NATIONALS = frozenset(
    """
pole dane swede turk briton spaniard frenchman frenchwoman dutchman dutchwoman irishman irishwoman englishman
englishwoman
welshman scotsman scot croat serb slovene kurd cypriot yemeni filipina
""".split()
)
FEMALE_ROLES = frozenset(
    """
spokeswoman congresswoman chairwoman businesswoman councilwoman woman girl actress queen princess mother
daughter sister wife widow mrs ms miss dame lady madam assemblywoman duchess girlfriend grandmother aunt
niece fiancee frenchwoman dutchwoman irishwoman englishwoman
""".split()
)
MALE_ROLES = frozenset(
    """
spokesman congressman chairman businessman councilman man boy actor king prince father son brother
husband mr sir lord assemblyman duke pope bishop archbishop cardinal priest imam rabbi boyfriend
grandfather uncle nephew patriarch pontiff sheikh emir frenchman dutchman irishman englishman welshman scotsman
""".split()
)
# Definite roles that may pick up the person who was last spoken of ("the Vermont senator").
PICKS_UP_LAST = frozenset(
    """
president vice-president senator congressman congresswoman governor candidate nominee front-runner
frontrunner contender hopeful mogul billionaire businessman businesswoman tycoon lawmaker legislator
republican democrat socialist minister chancellor premier mayor leader author actor actress singer
comedian professor lawyer attorney economist strategist pollster politician judge justice general
veteran chairman chairwoman director ceo founder executive spokesperson secretary ambassador king queen
prince pope journalist columnist host editor activist diplomat negotiator mediator envoy official pastor
scientist researcher doctor speaker spokesman spokeswoman analyst expert consultant commentator
historian coach incumbent rival secretary-general ex-president head chief operative representative
whistleblower writer filmmaker entrepreneur adviser advisor aide patriarch ombudsman ombudswoman coordinator
facilitator academic
scholar pontiff
""".split()
)
DEPARTMENTS = frozenset(
    """
State Defense Defence Treasury Labor Education Energy Commerce Health Homeland Security Foreign Affairs
Veterans Interior Transportation Agriculture Justice Finance Human Services Staff Parliament Commons
Lords Representatives House Senate Congress Government National Intelligence War Navy Army the
""".split()
)
# Small words that stand before such a noun and belong to it.
MODIFIERS = frozenset(
    """
armed united combined joint occupied
senior top former current chief deputy assistant vice lead leading main key veteran retired unnamed
unidentified anonymous elected     appointed foreign prime defense defence interior finance press
campaign communications national security local federal     state military naval political presidential
congressional democratic conservative liberal progressive moderate independent     outgoing incoming
acting interim longtime veteran fellow young old white black female male ex high-ranking high-level
medical legal public private international regional global religious evangelical economic financial
chief special     personal general opposition government police army intelligence law enforcement trade
union party house     health education energy transport environment science music film sports television
tv radio news media advertising real estate     human rights relief rescue aid peace ceasefire
cease-fire co american russian ukrainian first policy field team tech software     tea super state
department finance majority minority us eu un uk permanent
""".split()
)
