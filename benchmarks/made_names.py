"""Names of made people by community: heads of the lists from general knowledge, tails put together from parts.

Shares are rounded from the 2021 census of England for the broad groups and guessed within them. Nobody is meant.
"""

from dataclasses import dataclass
from itertools import accumulate
from random import Random


@dataclass(frozen=True)
class Community:
    share: float  # of the population, in percent
    given: str
    family: str
    tail: float = 0.0  # share of family names put together from parts
    starts: str = ""
    ends: str = ""
    middle: float = 0.0  # share with a second given name
    hyphen: float = 0.0  # share with two family names
    prefix: str = ""


ENGLISH_STARTS = "Ash Black Brad Brook Burn Carl Chat Clay Cole Crom Dal Dun East El Fair Farn Gold Green Had Hal Ham Har Hart Has Hay Hazel Hen Hol Hor Hud Kel Ken Kings Lan Lang Lin Lock Lyd Mar Mel Mid Mil Mort New North Nor Oak Old Pem Pen Pres Rad Rams Red Ridge Roth Rush Sand Sel Shel Sher Stan Staple Stock Sut Swin Tal Thorn Tatter Ten Wads Wake Wal War Wat Wel West Whit Wil Win Wood Worth Wy".split()
ENGLISH_ENDS = "ley ton ham worth field ford wood well bury by don ridge bourne brook combe cott dale den er gate grave hurst ing ington land low man mere more over shaw son stead stone thorpe wick with".split()

COMMUNITIES = {
    "English": Community(
        71.0,
        "Oliver George Noah Arthur Harry Leo Jack Charlie Oscar Jacob Henry Thomas Freddie Alfie Theo William Joshua James Ethan Logan Isaac Joseph Daniel Samuel Max Lucas Olivia Amelia Isla Ava Mia Ivy Lily Isabella Rosie Sophia Grace Freya Florence Evie Emily Sophie Ella Charlotte Poppy Emma Sarah David John Michael Paul Andrew Mark Richard Christopher Robert Peter Stephen Susan Margaret Julie Karen Jacqueline Deborah Tracey Jane Helen Elizabeth Mary Laura Rebecca Claire Victoria Nicola Jessica Lauren Chloe Hannah Matthew Luke Adam Ryan Callum Lewis Liam Jordan Benjamin Alexander Katherine Catherine Jennifer Abigail Edward Anthony Philip Geoffrey Frederick Kayleigh Zoe Hayley Bethany Megan Kieran Connor Jayden Tyler Riley Harrison Toby Reuben Jenson Imogen Harriet Eleanor Phoebe Scarlett Skye Summer Paige Jade Kelly Stacey Gemma Leanne Natalie Rachel Lisa Angela Sharon Wayne Darren Lee Craig Dean Gary Keith Kevin Ian Neil Graham Alan Barry Dorothy Joan Doreen Maureen Rhys Ellis Owen Zachary Tamsin Jago",
        "Smith Jones Williams Taylor Brown Davies Evans Wilson Thomas Johnson Roberts Robinson Thompson Wright Walker White Edwards Hughes Green Hall Lewis Harris Clarke Jackson Wood Turner Martin Cooper Hill Ward Morris Moore Clark Lee King Baker Harrison Morgan Allen James Scott Phillips Watson Davis Parker Price Bennett Young Griffiths Mitchell Kelly Cook Carter Richardson Bailey Collins Bell Shaw Murphy Miller Cox Richards Marshall Anderson Simpson Ellis Adams Wilkinson Foster Chapman Powell Webb Rogers Gray Mason Hunt Campbell Matthews Owen Palmer Holmes Mills Barnes Knight Lloyd Butler Russell Stevens Jenkins Fisher Barker Dixon Fletcher McKenzie Thomson Reid Stewart Armstrong Atkinson Pearson Hartley Booth Lees Ogden Schofield Kershaw",
        0.45,
        " ".join(ENGLISH_STARTS),
        " ".join(ENGLISH_ENDS),
        0.4,
        0.04,
    ),
    "Irish": Community(
        1.8,
        "Sean Siobhan Aoife Saoirse Caoimhe Niamh Sinead Aisling Roisin Oisin Eoin Ciaran Ciara Cillian Padraig Tadhg Fionn Maeve Grainne Clodagh Orlaith Dearbhla Cathal Mairead Eilish Patrick Conor Liam Brendan Declan Fergal Bridget Mary Kathleen Fionnuala Shannon Finbar Colm Donal Eimear",
        "Murphy Kelly O'Sullivan Walsh O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn Moore McLaughlin O'Carroll Connolly Daly Wilson Dunne Brennan Burke Collins Campbell Clarke Johnston Hughes Farrell Fitzgerald Maguire Nolan Keogh McDonagh Ward Cash Joyce",
        0.3,
        "O' Mc",
        "Allister Bride Cafferty Clancy Cormack Donagh Dwyer Fadden Gann Gorman Grath Halloran Hara Keeffe Kenna Leary Mahony Manus Meara Namara Nulty Rourke Shea Toole Veigh Whinney",
        0.3,
    ),
    "Polish": Community(
        1.6,
        "Krzysztof Wojciech Katarzyna Agnieszka Malgorzata Grzegorz Zbigniew Szymon Jadwiga Jakub Zuzanna Maja Antoni Filip Oliwia Kacper Mateusz Piotr Pawel Tomasz Marcin Lukasz Michal Monika Joanna Magdalena Aleksandra Natalia Karolina Weronika Dominik Bartosz",
        "Nowak Kowalski Wisniewski Wojcik Kowalczyk Kaminski Lewandowski Zielinski Szymanski Wozniak Dabrowski Kozlowski Jankowski Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski",
        0.5,
        "Adam Bart Borow Bran Brzoz Chmiel Czarn Droz Gol Gorz Jablon Jar Jasin Kalin Kras Kubi Lip Mal Maj Now Olsz Ostr Paw Rad Rog Sik Sob Stras Tom Wal Wil Zaj Zaw",
        "ski owski ewicz czyk inski ek iak owicz czak ka",
    ),
    "Romanian": Community(
        1.1,
        "Andrei Ionut Gheorghe Mihai Stefan Alexandru Cristian Florin Maria Elena Ioana Andreea Gabriela Daniela Mihaela Ana David Luca Sofia Razvan Bogdan Vasile Nicolae Marius Constantin",
        "Popescu Ionescu Popa Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Lazar Moldovan Serban Dragomir Lupu Ungureanu Ciurar Lacatus",
        0.4,
        "Alb Andr Barb Bog Cioc Con Cost Cris Dan Dim Dob Flor Iliesc Lup Mar Mihail Mold Negr Niculesc Opr Pet Rad Sand Stef Tud Vas Vlad",
        "escu eanu oiu aru as an ache",
    ),
    "Hungarian Albanian Turkish": Community(
        1.6,
        "Laszlo Zsofia Zoltan Istvan Eszter Shpetim Arben Besnik Elira Drita Mehmet Ayse Mustafa Emine Huseyin Zeynep Elif Yusuf Emre Burak Rojin Azad Baran Dilan",
        "Nagy Kovacs Toth Szabo Horvath Hoxha Shehu Prifti Krasniqi Gashi Berisha Yilmaz Kaya Demir Celik Sahin Yildiz Ozturk Aydin Arslan Dogan Kilic",
        0.3,
        "Ak Bal Bar Bek Cak Dem Der Erd Gun Kar Kor Oz Sar Tas Top Yil",
        "oglu kaya man soy tas demir han er aj ani",
    ),
    "Ukrainian Baltic Russian": Community(
        0.9,
        "Oleksandr Kateryna Volodymyr Natalia Dmytro Olena Andriy Yulia Serhiy Tetiana Ivan Oksana Artem Vytautas Ruta Lukas Emilija Jonas Egle Janis Liga Dmitri Svetlana",
        "Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Melnyk Kovalchuk Petrenko Ivanov Petrov Kazlauskas Jankauskas Berzins Kalnins Ozols",
        0.4,
        "Bondar Bil Chern Dan Gav Hal Hrom Kost Lys Mar Mel Mor Oliy Pav Pol Rom Sav Sid Tar Yur Zakh",
        "enko chuk yuk iv ova aitis auskas ins",
    ),
    "Portuguese Spanish Italian Greek": Community(
        1.6,
        "Joao Maria Jose Ana Pedro Ines Miguel Beatriz Tiago Mariana Carlos Lucia Javier Carmen Marco Giulia Francesca Andreas Eleni Ioannis Dimitrios Rafael Thiago Luana",
        "Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Goncalves Fernandes Gomes Lopes Garcia Gonzalez Rossi Russo Esposito Papadopoulos Georgiou Christodoulou da-Silva dos-Santos",
        0.3,
        "Alm Arauj Barb Borg Card Carv Cast Cav Dom Est Fig Guerr Lim Mach Mend Mont Mor Nav Per Ram Rib Sal Ser Tav Val Vasc",
        "eira ado es ez ini elli ano oso as ides",
        0.3,
        0.08,
    ),
    "Pakistani": Community(
        4.0,
        "Mohammed Muhammad Ali Ahmed Hassan Hussain Ibrahim Yusuf Hamza Bilal Usman Imran Adeel Faisal Zain Fatima Aisha Zainab Maryam Khadija Hafsa Amina Sana Saima Shabana Nasreen Rukhsana Shazia Iqra Haroon Tariq Khalid Rashid Nadeem Asif Kashif",
        "Khan Hussain Ahmed Ali Shah Malik Mahmood Iqbal Akhtar Bibi Begum Mirza Qureshi Sheikh Butt Chaudhry Raja Javed Aslam Rehman Anwar Shafiq Rashid Bashir Kauser Parveen Zaman Saleem Yousaf Hanif",
        0.1,
        "Abdul Ghulam Sham Nizam Siraj Fakhr",
        "ani i uddin ullah zai",
        0.3,
    ),
    "Bangladeshi": Community(
        1.9,
        "Mohammed Muhammed Abdul Md Shah Rahim Karim Jamal Kamal Faruk Tanvir Rahat Ayaan Fatema Ayesha Nusrat Tahmina Rehana Shahana Rahima Maryam Sumaiya Yasmin Halima",
        "Begum Ahmed Miah Uddin Ali Islam Hussain Rahman Khatun Choudhury Khanom Hoque Alam Akther Chowdhury Bibi Kamal Haque Sultana Khan",
        0.05,
        "Nur Aziz Shams Jalal",
        "uddin ullah",
        0.3,
    ),
    "Indian Sikh Tamil": Community(
        4.2,
        "Gurpreet Harpreet Manjit Jaswinder Balwinder Simran Amrit Arjun Aarav Priya Anjali Lakshmi Krishna Vikram Deepak Sunita Rajesh Sanjay Neha Pooja Ravi Suresh Ramesh Anita Meena Kavita Nikhil Rohan Aadhya Diya Thivya Kumaran Nirmala Sivan Jyoti",
        "Singh Kaur Patel Sharma Shah Gill Sandhu Dhillon Mistry Kumar Desai Mehta Joshi Gupta Rao Nair Reddy Iyer Sivakumar Thangarajah Dhaliwal Bains Sidhu Chauhan Parmar Solanki Rai Mukherjee Banerjee Fernandes",
        0.3,
        "Siva Raja Thanga Nava Kana Jaya Bala Vija Chandra Gane Maha Sri Krishna Rama Subra",
        "kumar rajah nathan singam ratnam moorthy pillai palan swamy lingam dran",
    ),
    "Arab Kurdish Persian Afghan": Community(
        1.8,
        "Mohammed Ahmad Omar Khaled Youssef Mustafa Hassan Ali Karim Tariq Samir Fatima Zainab Maryam Noor Layla Yasmin Amina Huda Rania Reza Shirin Zahra Parisa Farid Najib Zabihullah Abdullah Ibrahim",
        "Al-Hassan Al-Rashid El-Sayed Haddad Khalil Mansour Nasser Saleh Ibrahim Hussein Hamid Karimi Ahmadi Rezaei Hosseini Mohammadi Barzani Aziz Mahmoud bin-Khalid",
        0.35,
        "Al-Ham Al-Jab Al-Mal Al-Sad Al-Zub Ab Far Haid Jam Kar Mor Naz Raf Sal Shar Tav Yaz",
        "di eri iki awi ani adi ini ouri aly",
    ),
    "Somali": Community(
        1.2,
        "Abdirahman Mohamed Ahmed Hassan Warsame Farah Jama Hodan Ifrah Sahra Khadija Halima Fadumo Amina Abdi Yusuf Ibrahim Ayaan Nimco Deqa Guled Liban Sagal Hamdi Zakariya Abdullahi Asha Ismail",
        "Mohamed Ali Ahmed Hassan Farah Jama Warsame Abdi Omar Osman Yusuf Ibrahim Hussein Abdullahi Nur Adan Isse Elmi Dirie Guled Aden Sheikh Mohamud Hersi Duale",
        0.0,
        middle=0.9,
    ),
    "Yoruba Igbo": Community(
        1.9,
        "Oluwaseun Oluwatobi Babatunde Adebayo Folasade Temitope Ayodele Chukwuemeka Chinedu Ngozi Ifeanyi Chioma Nkechi Obinna Uchenna Olumide Titilayo Yetunde Kehinde Taiwo Blessing Grace Emmanuel Daniel Michael David Esther Favour Precious Adaeze Kelechi Tolulope",
        "Okafor Okonkwo Adeyemi Adebayo Ogunleye Balogun Nwosu Eze Okeke Obi Afolabi Akinola Adewale Olawale Ojo Bello Lawal Oni Ibrahim Onyekachi",
        0.5,
        "Ade Olu Ogun Akin Ayo Fa Owo Oye Ola Chukwu Nwa Oke Onye Uzo Ama Obi",
        "bayo yemi wale kunle tunde sanya leye niyi dele gbade chi ka ma emeka ogu ike nna dike bisi shola",
        0.4,
    ),
    "Ghanaian Sierra Leonean Congolese": Community(
        1.5,
        "Kwame Kofi Akosua Abena Kwaku Yaw Ama Esi Emmanuel Samuel Grace Mercy Ibrahim Fatmata Mariama Aminata Mohamed Alpha Jean Christelle Patience Divine Gloire Merveille Nana Adwoa",
        "Mensah Boateng Owusu Agyeman Osei Asante Appiah Amoah Addo Ofori Sesay Kamara Conteh Koroma Bangura Diallo Bah Jalloh Ilunga Mbuyi Kabongo Mukendi Tshibangu",
        0.3,
        "Agye Amp Ant Boa Bon Dar Don Fri Gya Kus Nkr Opo Sar Tw Mba Mu Ka Ts",
        "ofo ah wi kye ong su kwa umah nte la kala bi",
        0.3,
    ),
    "Eritrean Ethiopian Zimbabwean": Community(
        0.9,
        "Tesfaye Haile Yohannes Berhane Selam Mehret Abel Bethlehem Dawit Feven Helen Tewolde Yonas Tendai Tatenda Tinashe Rudo Chipo Farai Nyasha Simba Thandiwe",
        "Tesfaye Haile Gebremariam Tekle Yohannes Kidane Abraha Berhane Abebe Bekele Moyo Ncube Ndlovu Sibanda Dube Chikwanha Mutasa Nyathi",
        0.25,
        "Gebre Wolde Tesfa Haile Habte Kifle Chi Mu Nya Ma",
        "mariam selassie michael giorgis yesus kwenda tasa rimba dzvova ponda",
    ),
    "Caribbean": Community(
        2.2,
        "Tamika Shanice Keisha Jermaine Deshawn Latoya Tyrone Marcia Leroy Devonte Chantelle Aaliyah Malachi Isaiah Elijah Nevaeh Kyron Tia Jahmal Sharon Michelle Dwayne Winston Delroy Beverley Marlon Kyra Amari",
        "Campbell Brown Williams Grant Gordon Francis Clarke Thompson Lewis Reid Bailey Morgan Powell Henry Edwards Joseph Charles Stewart Samuels Blake Pinnock Bogle Facey",
        0.1,
        " ".join(ENGLISH_STARTS[:40]),
        " ".join(ENGLISH_ENDS[:20]),
        0.4,
        0.15,
    ),
    "Chinese": Community(
        1.3,
        "Xiao-Ming Xiao-Li Wei Jing Jun Yan Mei-Ling Hao Yi-Fan Zi-Han Kai Ka-Man Wing-Yan Chi-Ho Siu-Ling Anson Jasmine Kelvin Hoi-Ching Yu-Xuan Jia-Hui Lok-Yin",
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Wong Chan Cheung Lau Leung Lam Ng Ho Tang Qian Xie Zheng Guo Lin",
        0.0,
    ),
    "Vietnamese": Community(
        0.5,
        "Thuy Phuong Linh Minh Anh Hoa Lan Duc Tuan Hung Mai Trang Quang Huong Thanh Ngoc Bao Khanh Long Van",
        "Nguyen Nguyen Nguyen Nguyen Tran Tran Le Pham Huynh Hoang Phan Vu Vo Dang Bui Do Ho Duong Ly",
        0.0,
        middle=0.8,
    ),
}


class Drawn:
    """Draws names of a community; the n-th of a list is drawn in proportion to 1/(n + 25)."""

    def __init__(self, community: Community, random: Random) -> None:
        self.community, self.random = community, random
        self.given, self.family = community.given.split(), community.family.split()
        self.given_weights = list(accumulate(1 / (place + 25) for place in range(len(self.given))))
        self.family_weights = list(accumulate(1 / (place + 25) for place in range(len(self.family))))
        self.starts, self.ends = community.starts.split(), community.ends.split()

    def given_name(self) -> str:
        return self.random.choices(self.given, cum_weights=self.given_weights)[0]

    def family_name(self) -> str:
        if self.starts and self.random.random() < self.community.tail:
            return self.random.choice(self.starts) + self._end()
        return self.random.choices(self.family, cum_weights=self.family_weights)[0].replace("-", " ", self._spaced())

    def _end(self) -> str:
        end = self.random.choice(self.ends)
        return end + self.random.choice(("", "", "", "s", "e", "son")) if self.community.share > 50 else end

    def _spaced(self) -> int:
        return int(self.random.random() < 0.5)
