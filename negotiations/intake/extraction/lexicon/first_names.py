"""Common first names in the news and the gender they suggest; names used for both are left out."""

# ruff: noqa: SIM905 -- a list of words reads best as running text

_MEN = """
Aaron Abbas Abdel Abdul Abdullah Abraham Adam Adrian Ahmad Ahmed Al Alan Albert Alberto Aleksandar
Aleksander Aleksandr Alejandro Alexander Alexandr Alexandre Alexei Alexey Alfred Ali Allan Allen Alvaro
Amir Anatoly Anatoliy Anders Andre Andreas Andrei Andrej Andrew Andrey Andrii Andriy Andrzej Andy Angelo
Angus Anthony Antoine Anton Antonio Antony António Anwar Arkady Arnold Arseniy Arthur Artem Artur Arturo
Asif Atul Austin Avi Ayman Aziz Barack Barry Bart Bashar Bashir Ben Benedict Benjamin Benny Bernard
Bernie Bert Bill Billy Binyamin Bob Bobby Bogdan Bohdan Boris Brad Bradley Brandon Brendan Brent Brett
Brian Bruce Bruno Bryan Burt Byron Calvin Carl Carlos Carlo Cesar Chad Charles Charlie Chip Chris
Christian Christopher Chuck Clarence Clark Claude Claudio Clay Clayton Cliff Clifford Clint Colin Conor
Conrad Corey Cory Craig Curt Curtis Cyril Cyrus Dale Damian Damien Damon Dan Daniel Daniil Danny Darrell
Darren Daryl Dave David Davyd Dean Declan Denis Dennis Denys Derek Derrick Desmond Devin Dick Diego
Dieter Dimitri Dirk Dmitri Dmitriy Dmitry Dmytro Dominic Dominique Don Donald Donnie Doug Douglas Drew
Duncan Dustin Dwayne Dwight Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Efraim Ehud Eli Elias Elijah
Eliot Elliot Elliott Elon Emil Emmanuel Emmerson Enrique Eric Erik Ernest Ernesto Ernie Ethan Eugene
Evan Evgeny Ezra Fabian Faisal Fareed Farid Felipe Felix Ferdinand Fernando Fidel Filip Floyd Francis
Francisco Franco Francois François Frank Franklin Franz Fred Freddie Frederick Friedrich Fyodor Gabriel
Garry Gary Gavin Gene Geoff Geoffrey George Georgi Gerald Gerard Gerhard Gerry Giacomo Gideon Gilbert
Giorgio Giovanni Giuseppe Glenn Gordon Graeme Graham Grant Greg Gregg Gregory Grigory Guido Guillermo
Gus Guy Hakan Hal Hamid Hans Harold Harris Harry Harvey Hassan Hasan Hector Heinrich Heinz Henri Henry
Herbert Herman Hernan Hideo Hiroshi Homer Horst Hosni Howard Hubert Hugh Hugo Hussein Ian Ibrahim Igor
Ihor Ilya Imran Irwin Isaac Ismail Issa Ivan Ivo Jack Jackson Jacob Jacques Jake Jakob Jakub Jamal
James Jamie Jan Janez Janos Jared Jaroslaw Jason Jasper Javad Javier Jay Jean-Claude Jean-Marc Jean-Noel
Jean-Noël Jean-Pierre Jean-Yves Jeb Jeff Jeffrey Jens Jeremy Jerome Jerry Jesse Jesús Jim Jimmy Jin Jiri
Joachim Joao João Joaquin Joe Joel Johan Johann Johannes John Johnny Jon Jonah Jonas Jonathan Jorge Jose
Josef Joseph Josep Josh Joshua José Juan Juha Jules Julian Julio Julius Jun Jurgen Jürgen Justin Kamal
Karim Karl Kareem Kazuo Keir Keith Ken Kenneth Kenny Kent Kevin Khalid Khalil Kirill Kirk Klaus Kofi
Konstantin Konstantyn Kostyantyn Kurt Kyle Kyrylo Lamar Lance Lars Larry Lawrence Laszlo Lech Len Leo
Leon Leonard Leonardo Leonid Leopold Leroy Lester Lev Lewis Liam Lindsey Linus Lionel Lloyd Lou Louis
Luc Luca Lucas Luciano Luigi Luis Luiz Lukas Luke Luther Lyndon Maciej Mahmoud Maksim Maksym Malcolm
Manuel Manmohan Marc Marcel Marcelo Marco Marcos Marcus Mariano Mario Marius Mark Marko Markus Marshall
Martin Marvin Mathias Mats Matt Matteo Matthew Matthias Maurice Mauricio Max Maxim Maxime Mehdi Mehmet
Mel Melvin Micah Michael Michel Michal Miguel Mihai Mike Mikhail Mikhailo Mykhailo Mykhaylo Mykola Milan
Miles Milos Miloš Misha Mitch Mitt Mohamed Mohammad Mohammed Mohamud Mohsen Moises Morgan Morris Moshe
Muammar Muhammad Murat Murray Mustafa Mykyta Mystyslav Narendra Nasser Nat Nate Nathan Nathaniel Nawaz
Neal Ned Neil Nelson Newt Nicholas Nick Nicola Nicolas Nicolás Nigel Nikita Niko Nikola Nikolai Nikolay
Nikos Nils Noah Noam Noel Norbert Norman Oleg Oleh Oleksandr Oleksii Oleksiy Oliver Olivier Olaf Omar
Orrin Orlando Oscar Osama Osman Otto Owen Pablo Paolo Pascal Patrick Paul Paulo Pavel Pavlo Pedro Percy
Pete Peter Petr Petro Phil Philip Philippe Phillip Pier Piero Pierre Pieter Pietro Piotr Pranab Prabowo
Qasem Quentin Radek Radosław Radoslaw Rafael Rahul Rajiv Ralf Ralph Ramon Ramzan Rand Randall Randy
Raphael Rashid Raul Raúl Ray Raymond Recep Reggie Reid Reince Reinhard Rene René Rex Reza Rich Richard
Rick Ricky Rob Robbie Robby Robert Roberto Rod Rodney Rodrigo Roger Roland Rolf Roman Ron Ronald Ronnie
Ross Roy Ruben Rudolf Rudolph Rudy Rupert Russ Russell Rustem Ryan Saad Sadiq Saddam Said Salem Salman
Salvador Salvatore Sam Sami Samuel Sander Sanjay Saul Scott Sean Sebastian Seth Sergei Sergey Sergii
Serhii Serhiy Sergio Shane Shaun Shawn Sherrod Shigeru Shimon Shinzo Shinzō Sidney Silvio Simon Slobodan
Spencer Stan Stanislav Stanley Stefan Stefano Stephen Stephan Stéphane Steve Steven Stewart Stuart
Sviatoslav Syed Sylvester Tadeusz Taras Tareq Ted Teddy Terrence Terry Thaddeus Theodore Thierry Thomas
Tim Timo Timothy Tito Toby Todd Tom Tomas Tomasz Tommy Tony Travis Trent Trevor Trey Tyler Umar Uri
Valentin Valeriy Valery Vadim Vadym Vasily Vasyl Vaclav Viacheslav Vyacheslav Victor Vijay Viktor Vince
Vincent Vincenzo Vitali Vitaliy Vitaly Vito Vlad Vladimir Vladislav Vladyslav Volker Volodymyr Vsevolod
Wade Walid Wally Walter Warren Waleed Wayne Werner Wesley Wilbur Wilhelm Will Willem William Willie
Willy Winston Wladimir Wolf Wolfgang Woodrow Xavier Xi Yaroslav Yasser Yasuo Yevgeny Yevhen Yevhenii
Yitzhak Yoav Yoshihide Yossi Yuri Yuriy Yurii Yury Yusuf Yves Zach Zachary Zack Zbigniew Zeid Zoran
Binali Fumio Justyn Jong Tedros Alpha Deval Rince Martín Ammon Ta-Nehisi DeRay Rush Denzel Kanye LeBron
Kobe Shaquille Tyrone Trayvon Darnell Jermaine Malik Rashad Khizr Humayun Majed Majid Esmaeil Esmail
Naim Shehbaz Shahbaz Bassem Bassam Ghazi Taher Zaher Izzat Husam Hossam Yahya Badr Sameh Tamim Mevlut
Jeyhun Nikol Hikmet Abiy Getachew Debretsion Félix Corneille Yoweri Salva Riek Gustavo Iván Gerardo
Hamdan Abdalla Ramtane Geir Staffan Hossein Kazem Saeed Ebrahim Masoud Amos Itamar Bezalel Yair Tzachi
Nir Ophir Vikram Randhir Bilawal Asim Heorhii Karol Péter Gabrielius Kestutis Gitanas Edgars Alar Urmas
Ivica Albin Miroslav Sigmar Mamuka Irakli Nicu Dorin Vitalie Bassirou Umaro Filipe Venancio Thabo Uhuru
Moussa Workneh Olusegun Ishaq Wouter Maroš Maros Sayed Saeb Nabil Riyad Riad Marwan Mazen Munir Walaa
Fathi Fuad Fouad Ghassan Haidar Haider Jaber Jassim Kadhim Khaled Labib Latif Maher Mahdi Mansour Mounir
Nabih Nadir Najib Naseer Nizar Nouri Othman Qais Rafiq Rami Ramzi Sabri Salah Samir Sharif Sulaiman
Suleiman Tarek Tariq Wael Wahid Yaser Younis Zaki Zayed Ziad Abdulaziz Abdulla Abdullahi Abdulqader
Abdulmalik Abdulsalam Abiodun Adebayo Agostinho Alassane Alioune Amadou Babacar Boubacar Cheikh
Chukwuemeka Daouda Emeka Goodluck Ibrahima Idriss Isaias Issoufou Jakaya Joaquim Kizza Kwame Lamine
Mamadou Modibo Mokgweetsi Muhammadu Mwai Obiang Olufemi Omer Ousmane Raila Sékou Seydou Souleymane
Tendai Thulani Tshering Yakubu Yayi Zine Aung Bounnhang Eisaku Gotabaya Hiroyuki Junichiro Katsuya Kenji
Mahinda Maithripala Makoto Masahiro Nobuo Prayut Ranil Seiji Shunichi Sitiveni Taro Tatsuo Thein
Toshimitsu Yasuhiro Yoshimasa Akbar Amrullah Ashraf Atiqullah Burhanuddin Gulbuddin Habibullah Mawlawi
Naeem Noorullah Qamar Rahmatullah Sediq Shahid Shamsul Sirajuddin Sohail Suhail Yunus Younus Zabihullah
Zahid Zalmay Zulfikar Bartholomew Cornelius Dragan Dusan Edvard Eduard Fredrik Gjorge Goran Gunnar
Gunther Halvard Håkan Heiko Heikki Henrik Hrvoje Jarosław Jerzy Jeppe Jozef Kaspars Krisjanis Kristjan
Krzysztof Kyriakos Lajos Leif Lubomir Ludovic Magnus Marek Mateusz Mattias Mikael Mikko Mircea Momir
Nenad Ole Oskar Pekka Petteri Predrag Radovan Raimonds Ramush Robertas Rumen Sauli Sebastián Slavko Sven
Søren Tihomir Tibor Tomislav Torsten Traian Uroš Valdis Vuk Vytautas Witold Zdravko Zlatko Álvaro Adolfo
Andrés Alfonso Arnoldo Baltasar Benigno César Danilo Eladio Esteban Evo Germán Gonzalo Horacio Humberto
Iñigo Iñaki Ignacio Joaquín Julián Lázaro Leopoldo Lenín Lorenzo Nayib Otoniel Rodolfo Rubén Santiago
Tabaré Timoleón Vicente Callum Hamish Hamza Ruairí Micheál Seán Eamon Enda Niall Padraig Rory Ruslan
Rinat Ramil Elmar Elnur Araz Arayik Vahram Vardan Tigran Armen Gagik Hovhannes Zohrab Zurab Davit Giorgi
Levan Nurlan Kassym-Jomart Sadyr Emomali Shavkat Gurbanguly Serdar Bakhtiyor Askar Kanat Ersin Numan
Cevdet Ahmet Fatih Ömer Yaşar Süleyman Bülent Selahattin Mazloum Ferhad
Abdirahman Abdiweli Abdoulaye Abdulhamid Adel Ajit Aksel Alasdair Ambroise Amit Amr André Antti Anutin
Aram Arsen Arvind Ashok Aslan Assimi Babatunde Benoît Bheki Bidzina Bilal Birhanu Bjarne Bongbong Bárður
Calum Cauã Celso Chinedu Chukwuma Colm Cormac Cyrille Célestin Cătălin Dafydd Demeke Diarmuid Didier
Diosdado Donncha Dougie Dritan Edouard Egils Elchin Eoin Esko Espen Euan Ewan Fahrettin Femi Fergus
Fintan Gareth Gennady Geraldo Gergely Gethin Gevorg Girma Gleb Guillaume Gérald Haile Haitham Hamad
Hernán Hisham Huw Högni Iain Idrissa Ieuan Ikechukwu Ilham Ilie Jamison Joko Jukka Juraj Jákup János Jüri
Kakha Kemal Kev Kojo Kristof Krišjānis Kwabena Kwesi Lachlan Lars-Erik Laurynas Levon Lyle Macky Magomed
Mahad Mahmud Mandla Manoj Marcin Margus Matti Mauro Mesfin Mher Mikheil Milorad Musa Nariman Nicușor
Nitin Nursultan Obinna Paweł Phumtham Piyush Pushpa Pål Rajesh Rajnath Ramesh Redwan Refat Rhys Rodion
Rogelio Ruairi Saulius Seamus Segun Sherif Shukri Sipho Srettha Stephane Subrahmanyam Sunil Suren Suresh
Sushil Sébastien Taavi Tadesse Tadhg Tarique Teodoro Tesfaye Thongloun Timur Tobias Tomáš Toomas Tunde
Tural Ulf Vahan Vinay Vitalii Wenhai Wopke Wycliffe Władysław Xosé Yadong Yannick Yasir Yemane Yerlan
Zhenhua Zoltán Édgar Étienne Óscar
Aivars Algirdas Bohuslav Boyko Bram Delyan Detlef Dimitris Dušan Evangelos Geert Giorgos Göran Hank
Holger Héctor Ilmar Jiří Joost Jordi Jörg Killian Kiril Kjell Koen Maarten Mads Morten Nawaf Nebojša
Ognjen Oisín Panagiotis Plamen Rasmus Rimantas Roelof Ronan Ruud Sten Sverre Sybrand Sönke Theodoros
Troels Trond Uwe Václav Yannis Zbyněk Øystein Ľubomír
Anatolii Borys Danylo Dima Egor Fedir Hlib Hryhorii Illia Illya Kolya Kostiantyn Matvii Myroslav Nazar
Orest Ostap Pyotr Rostyslav Semyon Stas Stepan Tymofii Tymur Valerii Vanya Vova Yegor Yehor Zakhar
"""
_WOMEN = """
Abby Abigail Ada Adele Adriana Agnes Aisha Alejandra Aleksandra Alexandra Alexandria Alice Alicia Alina
Alison Allison Alla Alyssa Amal Amanda Amber Amelia Amina Amy Ana Anastasia Andrea Angela Angelina Angie
Anita Ann Anna Annalena Anne Annette Annie Antonia April Ariana Arianna Arlene Ashley Asma Astrid Audrey
Aung Ayesha Barbara Beata Beatrice Becky Benazir Bernadette Beth Bethany Betsy Betty Beverly Blanca
Bonnie Brenda Bridget Brigitte Brianna Brooke Caitlin Caitlyn Camila Camilla Candace Carla Carly Carmen
Carol Carole Caroline Carolyn Carrie Catherine Cathy Cecilia Celia Chantal Charlotte Chelsea Cheryl
Christina Christine Chrystia Cindy Claire Clara Claudia Colleen Condoleezza Connie Cora Courtney
Cristina Crystal Cynthia Daisy Dalia Daniela Danielle Daria Darya Dawn Deb Debbie Deborah Debra Deirdre
Delia Denise Diana Diane Dianne Dina Dolores Donna Dora Doris Dorothy Ebony Edith Eileen Ekaterina
Elaine Eleanor Elena Eleni Elisa Elise Elisabeth Eliza Elizabeth Ella Ellen Elsa Emilia Emily Emma Erica
Erika Erin Esther Eva Eve Evelyn Fatima Fatou Federica Felicia Fiona Florence Frances Francesca Frauke
Freya Gabriela Gabrielle Gail Galina Genevieve Georgia Geraldine Giorgia Gina Gladys Gloria Golda Grace
Greta Gretchen Gwen Gwendolyn Haley Halyna Hanan Hanna Hannah Harriet Heather Heidi Helen Helena Helene
Helga Hillary Hilary Holly Huma Ida Ilana Inga Ingrid Inna Irene Irina Iryna Isabel Isabella Isabelle
Ivana Ivanka Jacinda Jackie Jacqueline Jane Janet Janice Jasmine Jeanne Jeannie Jen Jenna Jennifer Jenny
Jessica Jill Jo Joan Joann Joanna Joanne Jocelyn Johanna Joni Josephine Joyce Juanita Judith Judy Julia
Juliana Julianne Julie Juliet June Kaja Kamala Kara Karen Karin Karine Karoline Kate Katerina Kateryna
Katharine Katherine Kathleen Kathryn Kathy Katie Katrina Katya Kay Kayla Keiko Keisha Kellyanne Kelly
Khadija Kimberly Kirsten Kirstjen Kris Kristen Kristin Kristina Krystyna Ksenia Lana Larysa Larisa
Latoya Laura Lauren Laurie Leah Leila Lena Leslie Leticia Lidia Lily Lina Linda Lindsay Lisa Liudmyla
Liz Liza Lois Loretta Lori Lorraine Louise Lucia Lucille Lucy Ludmila Luisa Lydia Lyudmila Lynn Lynne
Mabel Madeleine Madeline Magdalena Maggie Maia Maya Malala Mandy Mara Marcia Margaret Margarita Margot
Maria Mariah Mariam Marian Marianne Marie Mariia Marilyn Marina Marine Mariya Marjorie Marlene Marsha
Marta Martha Mary Maryam Maryna Maureen Megan Meg Meghan Melania Melanie Melinda Melissa Melody Meredith
Mia Michele Michelle Mildred Mimi Mindy Mira Miranda Miriam Molly Mona Monica Monika Muriel Myra Nadia
Nadine Nancy Naomi Natalia Natalie Nataliya Natalya Natasha Nia Nicole Nina Noor Nora Norma Octavia
Oksana Olena Olga Olha Olivia Oprah Pamela Patricia Patti Patty Paula Pauline Payton Peggy Penelope
Penny Petra Phyllis Pia Polly Priscilla Priti Priya Queen Rachel Ramona Rebecca Regina Renee Rhonda Rita
Roberta Roisin Ronna Rosa Rosalind Rose Rosemary Roxanne Ruth Sabine Sabrina Sadie Sally Samantha Sandra
Sanna Sara Sarah Selena Shannon Sharon Sheila Shelley Sheryl Shirley Silvia Simone Sofia Sonia Sonja
Sonya Sophia Sophie Stacey Stacy Stella Stephanie Sue Sunny Susan Susana Susanna Susanne Susie Suzan
Suzanne Svetlana Svitlana Sviatlana Svyatlana Sylvia Sylvie Tamara Tammy Tanya Tara Tatiana Tatyana
Tereza Teresa Tess Tetiana Tetyana Theresa Therese Tiffany Tina Toni Tonya Tracey Tulsi Ursula Valentina
Valentyna Valerie Vanessa Vera Veronica Veronika Vicki Vicky Victoria Viktoria Viola Violet Virginia
Vivian Wendy Whitney Whoopi Wilma Winnie Xenia Yasmin Yelena Yevgenia Yevheniia Yolanda Yulia Yuliia
Yuliya Yvette Yvonne Zainab Zara Zoe Zuzana Nikki Lupita Beyoncé Beyonce Kesha Kellie Kirsty Yingluck
Michaelle Karla Lourdes Consuelo Dilma Cristiane Stefanie Carli Jeannette Ilhan Ayanna Rashida Shaunna
Jasmin Jeanine Megyn Gayle Tomi Soledad Thérèse Corinne Vjosa Sigrid Naledi Salome Salomé Clémence Nadwa
Rania Rima Rola Samira Sahar Suha Suhair Wafa Zahra Fatma Aminata Aïssata Ngozi Nkosazana Chimamanda
Graça Marwa Hala Huda Iman Layla Lubna Maha Manal Nabila Najat Noura Nour Reem Roya Shirin Shirine
Shukria Fawzia Habiba Masouma Sima Rosalba Piedad Epsy Xiomara Verónika Gioconda Micheline Catarina
Mette Ingrida Ingrīda Kersti Oana Rumiana Tsai Sahle-Work Mirjana Bettina Birgit Cécile Céline Mélanie
Anniken Ine Riina Ulla Pernille Jutta Dagmar Jeong-hee Sanae Yuriko Makiko Seiko Retno Nanaia Fiame Roza
Salma Meral Özlem Gültan Pervin Tülay Emine Nurten Lusine Anahit Shushan Nino Tamar Eka Ketevan Tinatin
Saida Gulnara Aliya Dinara
Abena Achieng Adaeze Agnieszka Agnès Aigul Aileen Aissata Aissatou Akinyi Akosua Alma Almaz Amélie Anjali
Anneke Aoife Astghik Aurore Aynur Ayşe Aïcha Baiba Bernice Bintou Bushra Catriona Chiamaka Ciara Dasha
Delcy Dovilė Ebba Efua Eilidh Elif Elina Elke Erna Evika Farideh Fatemeh Fionnuala Friederike Gleisi
Gráinne Gulnar Hadja Halima Hanaa Hawa Hina Hirut Ifeoma Imelda Imogen Ina Indira Ingeborg Kadiatou Kadri
Katri Kavita Kemi Khaleda Kolinda Lesia Leyla Lindiwe Lolwah Lucía Luminița Magda Mairead Mamata Mariama
Marija Marisol Marzieh Masoumeh Małgorzata Meera Mekdes Mhairi Morag Nadezhda Narges Narine Nasrin
Nataliia Nataša Ndeye Nerys Niamh Nirmala Njeri Noa Nomvula Oleksandra Orla Paetongtarn Rachida Raisa
Rhian Ritu Ruxandra Saltanat Selam Shira Shona Sinéad Siobhán Sioned Siv Siân Smriti Sunita Sushma
Ségolène Tanja Tessa Thandiwe Tigist Tsitsi Urška Valérie Wangari Wanjiru Ximena Yousra Zanele Zeynep
Zinaida Zoia Élisabeth
Aino Alena Anke Antje Birgitta Bożena Danuta Desislava Despina Dragana Elspeth Emmanuelle Femke Freja
Gudrun Guðrún Halina Hanka Hanneke Heidemarie Iliana Ilze Inger Ioana Jadwiga Jelena Jess Jitka Jolanta
Kandice Katrin Katrín Liesbeth Ljiljana Luz Mairéad Manon Maren Marjolein Merja Mihaela Milagros Milica
Otilia Paloma Pilar Päivi Ragnhild Raluca Renate Rositsa Saskia Signe Silke Simona Snežana Solveig Solène
Theodora Tuula Uttara Vesna Violeta Věra
Alona Alyona Anastasiia Anastasiya Antonina Bohdana Dariia Darka Daryna Khrystyna Kira Kseniia Lesya
Lidiia Liliia Liubov Lyuba Lyubov Lyudmyla Marharyta Mariana Myroslava Nadiia Nadiya Natalka Polina
Ruslana Sofiia Sofiya Solomiia Stefania Uliana Ulyana Umm Valeriia Viktoriia Violetta Vira Vladyslava
Yana Yaroslava Yekaterina Yelyzaveta Yeva Yulya Zhanna Zoya
"""

GENDER: dict[str, str] = dict.fromkeys(_MEN.split(), "m")
GENDER.update(dict.fromkeys(_WOMEN.split(), "f"))
# Surnames as often as names, or names of both genders, decide nothing.
for _name in """
Robin Kim Jordan Taylor Morgan Casey Jamie Sasha Lee Jin Jun Ashley Harris Nelson Jackson Marshall Grant
Alpha Queen
""".split():
    GENDER.pop(_name, None)
