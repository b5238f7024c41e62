"""Countries, capitals and other places, peoples and their adjectives, months and days: no persons' names."""

from negotiations.intake.extraction.lexicon.nations import STEM, nation_stems

# ruff: noqa: SIM905 -- a list of words reads best as running text

COUNTRIES_AND_CAPITALS = frozenset(
    """
America Britain England Scotland Wales Ireland France Germany Italy Spain Portugal Poland Ukraine Russia
Belarus Moldova Romania Bulgaria Hungary Slovakia Austria Switzerland Belgium Netherlands Denmark Sweden
Norway Finland Estonia Latvia Lithuania Greece Turkey Türkiye Serbia Croatia Bosnia Kosovo Albania
Macedonia Montenegro Slovenia Czechia Cyprus Malta Iceland Luxembourg Armenia Azerbaijan Kazakhstan
Uzbekistan Turkmenistan Kyrgyzstan Tajikistan Afghanistan Pakistan India Bangladesh Nepal Myanmar Burma
Thailand Vietnam Laos Cambodia Malaysia Singapore Indonesia Philippines China Taiwan Japan Mongolia
Korea Australia Canada Mexico Cuba Haiti Guatemala Honduras Nicaragua Panama Colombia Venezuela Ecuador
Peru Bolivia Chile Argentina Uruguay Paraguay Brazil Egypt Libya Tunisia Algeria Morocco Sudan Ethiopia
Eritrea Somalia Kenya Uganda Rwanda Burundi Tanzania Congo Nigeria Ghana Mali Niger Chad Cameroon Angola
Zambia Zimbabwe Mozambique Namibia Botswana Senegal Liberia Israel Palestine Gaza Lebanon Syria Iraq
Iran Kuwait Bahrain Qatar Oman Yemen Europe Asia Africa Washington London Paris Berlin Rome Madrid
Lisbon Warsaw Kyiv Kiev Moscow Minsk Chisinau Bucharest Sofia Budapest Bratislava Vienna Bern Brussels
Amsterdam Copenhagen Stockholm Oslo Helsinki Tallinn Riga Vilnius Athens Ankara Istanbul Belgrade Zagreb
Sarajevo Pristina Tirana Prague Dublin Beijing Tokyo Seoul Pyongyang Taipei Delhi Islamabad Kabul Tehran
Baghdad Damascus Beirut Jerusalem Cairo Tripoli Tunis Algiers Rabat Khartoum Riyadh Jeddah Doha Dubai
Ottawa Canberra Brasilia Havana Caracas Bogota Geneva Crimea Donbas Donetsk Luhansk Kursk Kherson
Kharkiv Odesa Odessa Zaporizhzhia Mariupol Sumy Dnipro Lviv Bakhmut Avdiivka Chechnya Siberia Sevastopol
Alaska Greenland Chicago Boston Houston Dallas Miami Philadelphia Detroit Atlanta Denver Seattle Phoenix
Baltimore Cleveland Manhattan Brooklyn Hollywood Vegas Orlando Alabama Arizona Arkansas California
Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine
Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma
Oregon Pennsylvania Tennessee Texas Utah Vermont Wisconsin Wyoming Hampshire Jersey York Dakota Carolina
Benghazi Guantanamo Ferguson Flint Charleston Milwaukee Pittsburgh Cincinnati Omaha Nashville Portland
Sydney Melbourne Toronto Montreal Vancouver Mumbai Shanghai
Guyana Suriname Jamaica Bahamas Maldives Bhutan Brunei Gabon Benin Togo Gambia Guinea Djibouti Comoros
Madagascar Mauritius Malawi Lesotho Eswatini Mauritania Seychelles Fiji Tonga Samoa Vanuatu Tuvalu
Kiribati Palau Nauru Andorra Liechtenstein Barbados Grenada Belize Turkiye Burkina Somaliland Abkhazia
Puntland Transnistria Kurdistan Catalonia Tigray Darfur Kashmir Karabakh Nagorno-Karabakh Artsakh Quebec
Tibet Xinjiang Mindanao Aceh Papua Bougainville Ossetia Rojava Kivu Zanzibar Tiraspol Sukhumi Tskhinvali
Stepanakert Erbil Sanaa Tobruk Goma Juba Bamako Niamey Ouagadougou Naypyidaw Kinshasa Kigali Kampala
Nairobi Mogadishu Asmara Abuja Accra Dakar Harare Lusaka Pretoria Windhoek Luanda Maputo Astana Tashkent
Bishkek Dushanbe Ashgabat Baku Yerevan Tbilisi Skopje Podgorica Ljubljana Nicosia Reykjavik Manama Amman
Dhaka Kathmandu Hanoi Bangkok Manila Jakarta Quito Managua Tegucigalpa Hague Strasbourg Johannesburg
Hodeidah Rafah Aleppo Idlib Raqqa Basra Kirkuk Mosul Homs Kandahar Peshawar
""".split()
)
ADJECTIVES = frozenset(
    """
American British English Scottish Welsh Irish French German Italian Spanish Portuguese Polish Ukrainian
Russian Belarusian Moldovan Romanian Bulgarian Hungarian Slovak Austrian Swiss Belgian Dutch Danish
Swedish Norwegian Finnish Estonian Latvian Lithuanian Greek Turkish Serbian Croatian Bosnian Albanian
Czech European Asian African Armenian Azerbaijani Kazakh Afghan Pakistani Indian Bangladeshi Chinese
Taiwanese Japanese Korean Vietnamese Thai Indonesian Filipino Australian Canadian Mexican Cuban
Colombian Venezuelan Brazilian Argentine Chilean Egyptian Libyan Tunisian Algerian Moroccan Sudanese
Ethiopian Nigerian Kenyan Israeli Palestinian Lebanese Syrian Iraqi Iranian Saudi Kuwaiti Qatari Emirati
Yemeni Soviet Western Eastern Northern Southern Republican Democratic Democrat Liberal Conservative
Labour Tory Green Socialist Communist Independent Libertarian Christian Muslim Jewish Catholic Islamic
Arab Latino Hispanic Black White Native Texan Californian New North South East West Senior Former Acting
Deputy Assistant Vice Chief Prime First Foreign Defense Defence Interior Finance Justice Press National
Federal State Supreme International Military Presidential Royal Top Veteran Longtime Then Ex Mr Mrs
Ms Republicans Democrats Americans Russians Ukrainians Europeans Israelis Palestinians Iranians Britons
Muslims Christians Conservatives Liberals Evangelicals Latinos
""".split()
)
# Platforms and outlets: where something is said, seldom who is meant by "the group".
MEDIA = frozenset(
    """
News Times Post Journal Tribune Herald Globe Guardian Magazine Press Gazette Chronicle Network Media
Television TV Radio Reuters Interfax Tass Bloomberg Facebook Twitter Instagram YouTube Telegram WhatsApp
Politico CNN MSNBC Fox BBC AP AFP Axios Yahoo Forbes Newsweek X Social Jazeera Arabiya Mayadeen Xinhua
Yonhap Anadolu Kyodo Tasnim Haaretz Meduza Suspilne Ukrinform DW TASS RIA RFE/RL CBS NBC ABC NPR PBS ITV
""".split()
)
# Heads of the names of a state's own bodies.
STATE_WORDS = frozenset(
    """
House Kremlin Ministry Department Government Administration Committee Council Office Embassy Court Navy
Bank Congress Parliament Senate Assembly Rada Duma Pentagon Bundestag Knesset Treasury Presidency Palace
Cabinet Staff Nations UN US UK USA U.N. U.S. Affairs Defence Defense Justice State Command Secretariat
Street Mission Commission Agency Summit Conference Agreement Treaty Accord Accords Plan Deal States Kingdom Emirates Republic
""".split()
)
# Bodies whose words alone would pass for a person's name or a thing.
BODY_NAMES = frozenset(
    (
        "U.N.",
        "U.S.",
        "U.K.",
        "E.U.",
        "U.A.E.",
        "Holy See",
        "Al Jazeera",
        "Al Arabiya",
        "Al Mayadeen",
        "Al Manar",
        "Al Hadath",
        "Al-Jazeera",
        "Al-Arabiya",
        "Al-Mayadeen",
        "Al-Manar",
        "Al-Aqsa",
        "al-Shabab",
        "al-Shabaab",
        "Al-Shabaab",
        "al-Qaeda",
        "Al-Qaeda",
        "al-Qaida",
        "Al-Qaida",
        "Al Qaeda",
        "Truth Social",
        "Foggy Bottom",
        "Khmer Rouge",
        "Shining Path",
        "Ansar Allah",
        "Ansarullah",
        "Boko Haram",
        "Khatam al-Anbiya",
        "Human Rights Watch",
        "Red Cross",
        "Red Crescent",
        "Sky News",
        "Le Monde",
        "Le Figaro",
        "El País",
        "El Pais",
        "Der Spiegel",
        "Die Welt",
        "La Repubblica",
    )
)
_NOT_NATIONAL = frozenset(
    """
Western Eastern Northern Southern Republican Democratic Democrat Liberal Conservative Labour Tory Green Socialist
Communist Independent Libertarian Christian Muslim Jewish Catholic Islamic Black White Native New North South East West
Senior Former Acting Deputy Assistant Vice Chief Prime First Foreign Defense Defence Interior Finance Justice Press
National Federal State Supreme International Military Presidential Royal Top Veteran Longtime Then Ex Mr Mrs Ms
Republicans Democrats Muslims Christians Conservatives Liberals Evangelicals European Europeans Asian African Latino
""".split()
)
# Beginnings of the names of countries, capitals and peoples: they tell one country's minister from another's.
NATIONAL_STEMS = nation_stems(
    {word[:STEM].lower() for word in (ADJECTIVES - _NOT_NATIONAL) | COUNTRIES_AND_CAPITALS}
)
CALENDAR = frozenset(
    """
January February March April May June July August September October November December Jan Feb Mar Apr
Jun Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed
Thu Fri Sat Sun Christmas Easter Ramadan Thanksgiving Halloween Passover Hanukkah
""".split()
)
ORGANISATION_WORDS = frozenset(
    """
Ministry Department Government Administration Committee Commission Council Agency Office Embassy Court
Party Company Corp Corporation Inc Ltd LLC PLC Co Organization Organisation Association Union Group
Foundation Institute University College School Church Army Navy Force Bank Board Bureau Coalition
Movement Network News Times Post Journal Tribune Herald Globe Guardian Magazine Press Gazette Chronicle
Parliament Senate Congress House Assembly Rada Duma Kremlin Pentagon Bundestag Knesset Treasury Fund
Center Centre Service Services Society Federation League Alliance Nations Club Museum Hospital Airlines
Airways Motors Bros Brothers Pictures Studios Records Media Television TV Radio Broadcasting Act
Amendment Street Avenue Road River Lake Mountain Island Islands Sea Ocean County City Town Airport
Station Bridge Tower Building Stadium Park Square Hall Plaza Hotel Airbase Base Conference Summit
Convention Caucus Primary Election Games Cup Prize Award Awards Day Week War Revolution Treaty Accord
Accords Agreement Plan Deal Project Program Initiative States Kingdom Republic Province Region District
Valley Coast Territory Reuters Interfax Tass Bloomberg Facebook Twitter Google Apple Microsoft Instagram
YouTube Telegram Politico BuzzFeed CNN MSNBC Fox Breitbart Yahoo Forbes Newsweek Vox Slate Salon NATO
Hamas Hezbollah Taliban Wagner Gazprom Rosatom Naftogaz Energoatom Interpol Europol Oval Capitol Chamber
Institution Forum Trust Authority Corps Guard Legion Campaign Headquarters Secretariat Directorate
Cabinet Staff Division Brigade Regiment Battalion Constitution Medicare Medicaid Obamacare Internet
Bible Quran Koran God Congressional Democrats Republicans Bancorp Front Palace Presidency Bloc Forces Brigades
Command Junta Vatican Resistance Mission Delegation Tribunal Chancellery Consulate Militia Houthis Houthi
Fatah Likud Polisario Peshmerga Renamo Frelimo Shabab Shabaab Mossad Hizbollah Hezbullah Hizbullah Elysee
Élysée Elysée Downing Majlis Sejm Verkhovna Bankova Unicef Unesco Unifil Monusco Guards Haaretz Suspilne
Ukrinform Meduza Xinhua Yonhap Anadolu Kyodo Tasnim Mehr Axios Guerrillas Fighters Rebels Separatists
Amnesty Politburo Comintern Sinn Emirate Emirates Caliphate Lobby Congregation Synod Diocese Patriarchate
Line Zone Border Heights Strip Strait Gulf Bay Peninsula Crossing Corridor Canal Memorandum Protocol Pact
Charter Framework Declaration Doctrine Resolution Roadmap Dialogue Process Operation Exercise Terminal
Apparatus Taskforce Taleban Hezb Jaish Lashkar Jihad Brotherhood Confederation Consortium Newsroom
Standard Independent Observer Mirror Telegraph Express Echo Review Weekly Daily Monitor Examiner Dispatch
Boeing Airbus Stellantis Volkswagen Toyota Starbucks FedEx Lufthansa Ryanair Nvidia Huawei TikTok Maersk Aramco
Lukoil Rosneft Euroclear ArcelorMittal Thyssenkrupp Teamsters Aslef Unison Ukrenergo Energoatom
Courier Sun Star Reporter Insider Economist Atlantic Intercept Presidium Embassies Security-Council Without
""".split()
)
