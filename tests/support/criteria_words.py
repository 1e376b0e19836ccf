"""What many offices count and do: the words from which the property tests build their rules."""

# ruff: noqa: SIM905, E501 - lists of words are read and reviewed as text
from __future__ import annotations


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("|") if line.strip())


# Shares, rates and money; each may also be tested as a count.
THAI_QUANTITIES = _lines("""
เด็กวัยเรียนที่สูงดีสมส่วน|ผู้ป่วยเบาหวานที่คุมน้ำตาลได้|หญิงตั้งครรภ์ที่ฝากครรภ์ครบตามเกณฑ์|อัตราการติดเชื้อในโรงพยาบาล|ผู้สูงอายุที่ได้รับการคัดกรอง|
เตียงที่มีผู้ป่วยครองเกินเกณฑ์|ขยะติดเชื้อที่กำจัดถูกวิธี|ร้านอาหารที่ผ่านการตรวจสุขลักษณะ|ผู้ป่วยวัณโรคที่รักษาสำเร็จ|ทารกแรกเกิดน้ำหนักน้อย|
โรงเรียนที่ผ่านการประเมินภายนอก|นักเรียนที่อ่านออกเขียนได้|ครูที่ผ่านการอบรมการสอนคิด|ผู้เรียนออกกลางคัน|ห้องสมุดที่มีชีวิต|หลักสูตรท้องถิ่น|
งานวิจัยที่ตีพิมพ์ในวารสารนานาชาติ|บัณฑิตที่มีงานทำ|อาจารย์ที่มีตำแหน่งวิชาการ|สิทธิบัตรที่ยื่นจด|ทุนวิจัยจากภายนอก|นักศึกษาแลกเปลี่ยน|
แปลงเกษตรที่ได้รับรองมาตรฐาน|เกษตรกรที่ขึ้นทะเบียน|พื้นที่ปลูกป่าทดแทน|ต้นกล้าที่รอดตาย|สหกรณ์ที่ปิดบัญชีได้|โคนมที่ได้รับวัคซีน|แหล่งน้ำที่ขุดลอกแล้ว|
อ่างเก็บน้ำที่พร้อมใช้|คลองที่กำจัดวัชพืช|เรือประมงที่ติดตั้งระบบติดตาม|ดินที่ตรวจวิเคราะห์|พันธุ์ข้าวที่แจกจ่าย|ผลผลิตยางพาราต่อไร่|
ภาษีที่ดินที่จัดเก็บ|รายได้ค่าธรรมเนียมขยะ|ใบกำกับภาษีที่ตรวจสอบ|แบบแสดงรายการที่ยื่นออนไลน์|หนี้ภาษีค้างที่เร่งรัดได้|ผู้ประกอบการที่จดทะเบียน|
คดีที่ส่งฟ้องทันกำหนด|หมายจับที่จับกุมได้|จุดตรวจวัดแอลกอฮอล์|อุบัติเหตุทางถนน|กล้องวงจรปิดที่ใช้งานได้|ผู้พ้นโทษที่มีอาชีพ|ผู้ต้องขังที่ฝึกวิชาชีพ|
ชุมชนที่มีเวรยาม|ยาเสพติดที่ตรวจยึด|สำนวนที่สอบสวนเสร็จ|ผู้ถูกคุมประพฤติที่รายงานตัว|คำพิพากษาที่เผยแพร่|ข้อพิพาทที่ไกล่เกลี่ยสำเร็จ|
ถนนลาดยางที่ซ่อมบำรุง|สะพานที่ตรวจสภาพ|ไฟถนนที่เปลี่ยนเป็นแบบประหยัด|น้ำประปาที่สูญเสีย|ผู้ใช้น้ำรายใหม่|หม้อแปลงที่เปลี่ยนทดแทน|ไฟฟ้าดับเฉลี่ยต่อราย|
พัสดุที่ส่งถึงในวันเดียว|ขบวนรถที่ตรงเวลา|ผู้โดยสารที่ร้องเรียน|เที่ยวบินที่ล่าช้า|ตู้สินค้าที่ผ่านท่า|สัมปทานที่ต่ออายุ|
ครัวเรือนที่คัดแยกขยะ|หมู่บ้านที่มีธนาคารขยะ|กองทุนที่ส่งงบการเงิน|กลุ่มออมทรัพย์ที่ตรวจสุขภาพการเงิน|สินค้าชุมชนที่ได้ดาวเพิ่ม|ตลาดนัดที่เปิดใหม่|
แรงงานที่ได้รับการพัฒนาฝีมือ|สถานประกอบการที่ตรวจความปลอดภัย|ผู้ว่างงานที่ได้งาน|ผู้ประกันตนที่ได้รับสิทธิ|แรงงานเด็กที่ช่วยเหลือ|ข้อเรียกร้องที่ยุติ|
คนพิการที่มีบัตร|ผู้สูงอายุติดเตียงที่ได้เยี่ยมบ้าน|เด็กกำพร้าที่ได้ทุน|บ้านมั่นคงที่สร้างเสร็จ|ครอบครัวอบอุ่นต้นแบบ|เบี้ยยังชีพที่จ่ายตรงเวลา|
ป่าชุมชนที่จดทะเบียน|จุดความร้อนในพื้นที่|สัตว์ป่าที่ช่วยเหลือ|โรงงานที่ผ่านการตรวจน้ำทิ้ง|ค่าฝุ่นที่เกินเกณฑ์|อุทยานที่งดใช้พลาสติก|
เอกสารที่แปลงเป็นดิจิทัล|บริการที่เปิดออนไลน์|ข้อมูลเปิดที่เผยแพร่|ระบบที่ทดสอบเจาะ|เว็บไซต์ที่ผ่านมาตรฐาน|คำขออนุญาตที่เสร็จตามคู่มือ|
ข้าราชการที่อบรมครบชั่วโมง|อัตราว่างที่บรรจุแล้ว|ข้อร้องเรียนที่ยุติ|งบลงทุนที่เบิกจ่าย|งบดำเนินงานที่เบิกจ่าย|สัญญาที่ลงนามแล้ว|พัสดุที่ตรวจนับ|
นักท่องเที่ยวที่พักค้าง|รายได้จากการท่องเที่ยว|โบราณสถานที่บูรณะ|นักกีฬาที่ได้เหรียญ|ลานกีฬาที่ปรับปรุง|มัคคุเทศก์ที่ต่อใบอนุญาต|ยอดขายสินค้าชุมชน
""")
ENGLISH_QUANTITIES = _lines("""
children fully immunised|patients with controlled blood pressure|wards without bedsores|ambulances on scene in time|outpatients seen|hospital infections|
mothers in antenatal care|blood donors|health volunteers retrained|food stalls inspected|dengue patients|dental sealants applied|
pupils reading at grade|schools with clean water|teachers certified|dropouts|libraries open late|scholarships granted|classrooms repaired|
papers in indexed journals|graduates employed|patents filed|external grants|visiting lecturers|laboratory audits|theses finished|
rice plots certified|farmers registered|seedlings surviving|cooperatives with closed accounts|cattle vaccinated|ponds dredged|soil samples tested|
reservoirs ready|canals cleared|boats tracked|nets destroyed|orchards surveyed|seed bags handed out|rubber yield|
land tax collected|waste fees collected|returns filed online|tax debts recovered|traders registered|refunds paid in time|audits closed|
cases sent to court|warrants served|checkpoints held|road accidents|cameras working|patrols logged|inmates in training|probation visits|
disputes settled|appeals decided|judgments published|legal aid requests|witnesses protected|files digitised|
roads resurfaced|bridges inspected|street lamps replaced|water lost|new water users|power cuts|transformers replaced|trains on time|
parcels delivered next day|flights delayed|containers handled|passengers surveyed|tickets sold online|buses repaired|
households sorting waste|villages with a waste bank|funds with audited books|savings groups checked|local products graded|markets opened|
workers trained|workplaces inspected|jobseekers placed|claims paid|child workers helped|labour disputes ended|
disability cards issued|home visits to the bedridden|orphans supported|homes built|allowances paid in time|shelters inspected|
forests registered|hot spots|animals rescued|factories with clean effluent|bad air days|parks free of plastic|trees planted|
services online|open data sets|systems tested|websites up to standard|permits issued in time|officers fully trained|vacancies filled|
complaints closed|capital budget spent|operating budget spent|contracts signed|stock counts|nights spent by tourists|tourism income|
monuments restored|medals won|sports grounds renewed|guides licensed|sales of local goods
""")
THAI_UNITS = tuple(
    "ครั้ง คน แห่ง ราย หมู่บ้าน ครัวเรือน เรื่อง ไร่ บาท ล้านบาท ฉบับ โครงการ แปลง ตัน ชั่วโมง กิโลเมตร เที่ยว คดี ตัว ทุน".split()
)
ENGLISH_UNITS = tuple(
    "times people villages households reports cases plots hours km tons sites farms visits items patients".split()
)
ODD_UNITS = ("คันต่อชั่วโมง", "กลุ่ม และเครือข่าย", "1 ชุด 5 เล่ม", "units or parts", "ลูกบาศก์เมตรที่ใช้ได้")
THAI_THINGS = tuple("ตำบล หมู่บ้าน โรงเรียน แปลง โครงการ หน่วยงาน สหกรณ์ สถานี".split())
ENGLISH_THINGS = tuple("village school station project district".split())
ODD_THINGS = ("ศูนย์ที่จัดตั้งปี 2567 และ 2568", "unit of class 2")
THAI_DEEDS = _lines("""
มีแผนรับมือโรคระบาดที่ผู้บริหารเห็นชอบ|แต่งตั้งคณะทำงานควบคุมโรค|สรุปบทเรียนการส่งต่อผู้ป่วย|จัดทำคู่มือคลินิก|เปิดคลินิกนอกเวลา|ซ้อมแผนอุบัติเหตุหมู่|
ทบทวนบัญชียา|ประกาศนโยบายความปลอดภัย|ติดตั้งระบบคิว|ตรวจสอบเวชระเบียน|จัดทำหลักสูตรสถานศึกษา|ประชุมผู้ปกครอง|นิเทศการสอน|เผยแพร่สื่อการสอน|
ประเมินตนเองตามมาตรฐาน|ขึ้นทะเบียนแหล่งเรียนรู้|ลงนามความร่วมมือกับสถานประกอบการ|เปิดสอนหลักสูตรระยะสั้น|จัดประชุมวิชาการ|รับรองห้องปฏิบัติการ|
ยื่นขอรับรองมาตรฐานสากล|พัฒนาฐานข้อมูลวิจัย|จัดตั้งหน่วยบ่มเพาะ|ขึ้นทะเบียนเกษตรกร|ตรวจแปลง|จัดทำแผนที่ดิน|ถ่ายทอดเทคโนโลยี|จัดงานวันถ่ายทอดความรู้|
จัดทำแผนจัดสรรน้ำ|ซ่อมประตูระบายน้ำ|สำรวจพันธุ์ปลา|ประกาศเขตอนุรักษ์|ออกใบรับรองพันธุ์|จัดทำทะเบียนผู้เสียภาษี|ประชาสัมพันธ์การยื่นแบบ|เร่งรัดหนี้|
ตรวจสภาพกิจการ|ปรับปรุงแผนที่ภาษี|ออกหน่วยบริการเคลื่อนที่|จัดทำแผนตรวจค้น|ตั้งจุดตรวจ|อบรมอาสาตำรวจบ้าน|เปิดศูนย์รับแจ้งเหตุ|ติดตามผู้พ้นโทษ|จัดทำฐานข้อมูลหมายจับ|
เยี่ยมผู้เสียหาย|รายงานผลการสอบสวน|ไกล่เกลี่ยข้อพิพาท|จัดทำแผนซ่อมบำรุง|ตรวจรับงาน|คืนพื้นที่ก่อสร้าง|ติดตั้งป้ายเตือน|สอบเทียบมาตรวัดน้ำ|ลดแรงดันในท่อ|
สำรวจแนวสายส่ง|เปลี่ยนหม้อแปลง|จัดทำตารางเดินรถ|เปิดจุดรับพัสดุ|ทดสอบระบบสำรอง|จัดทำแผนฟื้นฟูกิจการ|เสนอคณะกรรมการรัฐวิสาหกิจ|เปิดเผยรายงานประจำปี|
ประชุมประชาคม|จัดทำแผนพัฒนาท้องถิ่น|ออกข้อบัญญัติ|เปิดตลาดสีเขียว|ตั้งธนาคารขยะ|ส่งงบการเงินกองทุน|จัดทำบัญชีครัวเรือน|ศึกษาดูงาน|คืนข้อมูลชุมชน|ถอดบทเรียน|
จัดมหกรรมสินค้า|คัดเลือกครัวเรือนต้นแบบ|ทำสัญญาเงินกู้|ตรวจสอบลูกหนี้|สำรวจความต้องการแรงงาน|เปิดรับสมัครงาน|ฝึกอาชีพ|ตรวจความปลอดภัย|ออกบัตรคนพิการ|
เยี่ยมบ้านผู้สูงอายุ|ซ่อมบ้าน|มอบทุน|จัดทำแผนช่วยเหลือรายบุคคล|จดทะเบียนป่าชุมชน|ทำแนวกันไฟ|เก็บตัวอย่างน้ำ|แจ้งเตือนคุณภาพอากาศ|ปลูกป่าชายเลน|จัดทำแผนดิจิทัล|
เปิดข้อมูล|ทดสอบเจาะระบบ|ปรับปรุงเว็บไซต์|ลดขั้นตอนบริการ|สำรวจความพึงพอใจ|จัดทำแผนกำลังคน|สรรหาและบรรจุ|ประเมินสมรรถนะ|ส่งรายงานควบคุมภายใน|จัดซื้อจัดจ้าง|
บูรณะโบราณสถาน|จัดแข่งกีฬา|อบรมมัคคุเทศก์|ประกาศปฏิทินท่องเที่ยว|จัดเก็บเอกสารจดหมายเหตุ
""")
ENGLISH_DEEDS = _lines("""
outbreak plan approved|response team appointed|referral lessons written up|clinic handbook issued|evening clinic opened|mass casualty drill held|
drug list reviewed|safety policy announced|queue system installed|medical records audited|school curriculum written|parents meeting held|
teaching supervised|teaching media published|self assessment finished|learning centre registered|agreement signed with employers|short course opened|
conference held|laboratory accredited|international standard applied for|research database built|incubator founded|farmers registered|plots inspected|
soil map drawn|technology handed on|field day held|water allocation plan made|sluice gates repaired|fish stocks surveyed|conservation zone announced|
seed certificates issued|taxpayer register kept|filing campaign run|debts pursued|business checked|tax map updated|mobile service run|search plan made|
checkpoint set up|village guards trained|emergency centre opened|released persons followed up|warrant database built|victims visited|
investigation reported|dispute mediated|maintenance plan made|works accepted|site handed back|warning signs put up|meters calibrated|pipe pressure lowered|
lines surveyed|transformer replaced|timetable drawn up|parcel point opened|backup system tested|recovery plan written|board paper submitted|
annual report published|community meeting held|local plan made|bylaw issued|green market opened|waste bank founded|fund accounts sent|
household accounts kept|study visit made|data returned to the community|lessons learned written up|products fair held|model households chosen|
loan contracts made|debtors checked|labour needs surveyed|job fair held|vocational training given|safety inspected|disability card issued|
elders visited|house repaired|scholarship handed over|individual help plan made|community forest registered|firebreak made|water sampled|
air quality warned of|mangroves planted|digital plan made|data opened|penetration test done|website renewed|service steps cut|satisfaction surveyed|
workforce plan made|posts filled|competencies assessed|internal control report sent|procurement finished|monument restored|sports day held|
guides trained|travel calendar announced|archives kept
""")
# Words that would be read as demands or joints, were they not a name.
TRICKY = (
    "มาตรฐาน 5 ส และ 3 ร",
    "แผน 3 ปี ไม่น้อยกว่าร้อยละ 5 หรือ 10 แห่ง",
    "ภายในวันที่ 5 มกราคม 2567",
    "ผ่านระดับ 1 - 3 และมีผลงาน",
    "(1) ข้อแรก (2) ข้อสอง",
    "ทุกหมู่บ้าน ตำบลละ 2 กลุ่ม",
    "plan of at least 3 parts or 10 percent",
    "level 2 and the “blue” book",
    "หนึ่งใน 5 ของเดือนละ 8 ข่าว",
    "ไม่มีข้อร้องเรียนและเพิ่มขึ้น",
    "50%",
    "5ส",
)
